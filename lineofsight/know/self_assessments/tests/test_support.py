"""Support the same day: opened by a critical answer or an inspection, its team's, closed with what shows it worked."""

from datetime import date

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules import Row
from lineofsight.core.people.rules.register import SchoolRow
from lineofsight.core.people.selectors import person_actor
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Support
from lineofsight.know.self_assessments.selectors import supporting
from lineofsight.know.self_assessments.tests import factories
from tests.self_assessments.pages import work_off

EDUCATION = Row(2, "Ashmere Education Service", "education", "Edie Education", "edie@ashmere.example", "partner_lead")


def educated(world):
    """Whoever leads for the education service, as an actor."""
    people.load_people(world.manager, partnership=world.partnership, rows=[EDUCATION])
    return person_actor(Person.objects.get(email="edie@ashmere.example"))


def judged(world, judgement: str, day: date | None = date(2025, 3, 1)):
    register(world, judgement, day)
    return services.supporting.support_judged(system("tests"))


def register(world, judgement: str, day: date | None = date(2025, 3, 1)) -> None:
    """What the last inspection said, recorded."""
    row = SchoolRow(2, "100001", "Ashmere Primary School", "maintained", "primary", "", "", "999", day, judgement)
    people.load_register(
        world.manager, partnership=world.partnership, rows=[row], source="The register", as_at=clock.today()
    )


def test_a_critical_answer_of_a_school_is_with_the_education_service_the_same_day(world):
    edie = educated(world)
    one = factories.begun(world, "school_safeguarding", kinds=("school",))
    item, value = factories.critical("school_safeguarding")
    factories.signed(world, one, "School", "school", **{item.key: value})
    support = Support.objects.get()
    assert (support.team.name, support.of) == ("Ashmere Education Service", item.key)
    assert item.text in support.why
    owed = Due.objects.get(record_ref=support.ref)
    assert (owed.on, owed.organisation, owed.done_at) == (clock.today(), support.team, None)
    message = Message.objects.get(kind="self_assessments/support")
    assert message.person == Person.objects.get(email="edie@ashmere.example")
    assert support.ref in text_of(message)
    assert list(supporting.supports_seen(edie)) == [support]
    assert list(supporting.support_lists(edie)) == [world.partnership]
    page = world.client("manager").get(f"/ashmere/self-assessments/copies/{support.copy.ref}/").content.decode()
    assert f"/self-assessments/support/{support.ref}/" in page
    assert (
        support.ref
        not in world.client("scrutineer").get(f"/ashmere/self-assessments/copies/{support.copy.ref}/").content.decode()
    )


def test_an_answer_that_is_not_critical_opens_nothing(world):
    one = factories.begun(world)
    factories.signed(world, one)
    assert not Support.objects.exists()


def test_of_another_agency_it_is_the_business_units(world):
    support = factories.supported(world, factories.begun(world))
    assert support.team is None
    assert Message.objects.get(kind="self_assessments/support").person == world.person("manager")
    assert Due.objects.get(record_ref=support.ref).role == "business_manager"


@pytest.mark.parametrize(("judgement", "opened"), [("inadequate", 1), ("not_met", 1), ("good", 0), ("", 0)])
def test_an_inspection_that_found_safeguarding_wanting_opens_it_once(world, judgement, opened):
    assert judged(world, judgement) == opened
    assert services.supporting.support_judged(system("tests")) == 0
    assert judged(world, judgement, date(2026, 3, 1)) == opened
    assert Support.objects.count() == 2 * opened


def test_it_is_opened_as_soon_as_the_judgement_is_recorded_and_not_again_at_night(world):
    register(world, "inadequate")
    assert work_off("self_assessments.support_judged") == 1
    assert Support.objects.get().cause == "judgement"
    assert services.supporting.support_judged(system("daily")) == 0


def test_taken_up_visited_and_closed_with_what_shows_it(world):
    support = factories.supported(world, factories.begun(world))
    with pytest.raises(MoveRefused):
        services.supporting.close_support(world.manager, support=support, reason="All is well")
    services.supporting.log_visit(
        world.analyst, support=support, on=clock.today(), who="Ana Analyst", text="A lead is named"
    )
    support.refresh_from_db()
    assert support.state == "supporting"
    assert Due.objects.get(record_ref=support.ref).done_at
    with pytest.raises(MoveRefused):
        services.supporting.begin_support(world.manager, support=support)
    services.supporting.close_support(world.manager, support=support, reason="The certificate was seen")
    page = world.client("manager").get(f"/ashmere/self-assessments/support/{support.ref}/").content.decode()
    assert "A lead is named" in page
    assert "The certificate was seen" in page
    for who in (world.health, world.scrutineer, world.neighbour):
        with pytest.raises(NotPermitted):
            services.supporting.begin_support(who, support=support)
        with pytest.raises(NotPermitted):
            services.supporting.log_visit(who, support=support, on=clock.today(), who="x", text="x")


def test_begun_on_its_page_and_listed_until_it_is_closed(world):
    support = factories.supported(world, factories.begun(world))
    client = world.client("manager")
    client.post(f"/ashmere/self-assessments/support/{support.ref}/begin/")
    support.refresh_from_db()
    assert support.state == "supporting"
    listed = "/ashmere/self-assessments/support/?state={}"
    assert support.ref in client.get(listed.format("supporting")).content.decode()
    assert support.ref not in client.get(listed.format("closed")).content.decode()
    assert Organisation.objects.get(pk=support.organisation_id).name == "Ashmere Health Board"
