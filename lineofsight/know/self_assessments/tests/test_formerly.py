"""What an organisation was before, on its own page: names, who ran it, and what became part of it handed in last."""

from datetime import timedelta

from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules.register import SchoolRow
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_attachments import at
from tests.world import rows

DISPENSARY = "Ashmere Dispensary|icb|Dot Dispensary|dot@ashmere.example|partner_lead"


def merged(world):
    """A dispensary that handed in and became part of the health board, which is asked next."""
    people.load_people(world.manager, partnership=world.partnership, rows=rows(DISPENSARY))
    one = factories.begun(world, kinds=("icb",))
    old, lead = Organisation.objects.get(name="Ashmere Dispensary"), Person.objects.get(email="dot@ashmere.example")
    factories.hand_in_quickly(one, old, lead, {})
    board = world.organisation("Health")
    people.merge_organisations(
        world.manager, organisation=old, successor=board, start=clock.today(), reason="One board", move_people=False
    )
    return one.copies.get(organisation=old).submission, factories.assessment_of(world, "Health")


def test_whoever_leads_for_the_new_body_reads_what_the_old_one_signed(world):
    handed_in, assessment = merged(world)
    browser = world.client("health")
    address = at("former", ref=assessment.ref, key=handed_in.ref)
    page = browser.get(at("assessment", ref=assessment.ref)).content.decode()
    assert "Ashmere Dispensary became part of it" in page
    assert address in page
    former = browser.get(address).content.decode()
    assert "As the policy says" in former
    assert "Sen Senior" in former
    for who in ("police", "manager", "neighbour"):
        assert world.client(who).get(address).status_code == 403, who


def test_nothing_else_is_reached_by_it(world):
    _, assessment = merged(world)
    address = at("former", ref=assessment.ref, key=assessment.ref)
    assert world.client("health").get(address).status_code == 404
    other = factories.begun(world, kinds=("police",))
    theirs = factories.signed(world, other)
    assert world.client("health").get(at("former", ref=assessment.ref, key=theirs.ref)).status_code == 404


def test_a_school_renamed_and_academised_says_so_to_itself_and_to_its_reader(world):
    school = world.organisation("School")
    row = SchoolRow(2, "100001", school.name, "maintained", "primary", "", "", "999", None, "")
    people.load_register(
        world.manager, partnership=world.partnership, rows=[row], source="The register", as_at=clock.today()
    )
    one = factories.begun(world, "school_safeguarding", kinds=("school",))
    day = clock.today()
    people.rename_organisation(world.manager, organisation=school, name="Ashmere Harbour Academy", start=day)
    people.change_governance(
        world.manager, organisation=school, urn="200001", governance="academy", parent=None, start=day
    )
    until = day - timedelta(days=1)
    assessment = factories.own.latest(school, "school_safeguarding")
    copy = one.copies.get(organisation=school)
    own = world.client("school").get(at("assessment", ref=assessment.ref)).content.decode()
    read = world.client("analyst").get(at("copy", ref=copy.ref)).content.decode()
    for page in (own, read):
        assert f"Until {until.day} {until:%B %Y} it was called Ashmere Primary School." in page
        assert "it was run as: maintained school, number 100001" in page
