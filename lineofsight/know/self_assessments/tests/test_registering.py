"""A body nobody invited: its address is proved before anybody looks, it is matched before it is let in, and nobody can
learn from the page who is known."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache

from lineofsight.core.access.actors import PUBLIC, system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import selectors as people
from lineofsight.core.people import services as people_services
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Card
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Registration
from lineofsight.know.self_assessments.rules import registering as rules
from lineofsight.know.self_assessments.selectors import registering as selectors
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.registering import BODY, letters, proved, registered, secret_of

PAGE = "/ashmere/self-assessments/register/"
DAILY = system("tests")
NONCE = re.compile(rb'nonce="[^"]+"')


@pytest.fixture
def one(world):
    """An open round that asks police and health."""
    cache.clear()
    return factories.begun(world, kinds=("police", "icb"))


def later_by(days: int):
    moment = clock.now() + timedelta(days=days)
    return clock.set_clock(lambda: moment)


def test_nothing_stands_before_the_manager_until_the_address_is_proved_once(world, one):
    registered(world)
    registration, secret = Registration.objects.get(), secret_of()
    assert not Due.objects.filter(record_ref=registration.ref).exists()
    for who in ("manager", "analyst"):
        assert not selectors.registrations_decided(getattr(world, who)).exists()
    page = f"{PAGE}prove/{secret}/"
    client = world.client()
    assert client.get(page).status_code == 200
    registration.refresh_from_db()
    assert registration.state == "proposed", "a mail scanner opens every link"
    assert client.post(page).status_code == 302
    due = Due.objects.get(record_ref=registration.ref)
    assert (due.role, due.done_at) == ("business_manager", None)
    again = client.post(page)
    assert (again.status_code, b"used already" in again.content) == (410, True)
    with pytest.raises(MoveRefused, match="cannot use"):
        services.registering.prove_registration(PUBLIC, secret=secret)
    assert not Person.objects.filter(email=BODY["email"]).exists(), "nobody is known before being let in"


def test_expired_unknown_and_earlier_links_say_so(world, one):
    registered(world)
    first = secret_of()
    registered(world, why="Once more")
    assert Registration.objects.get().why == "Once more", "one registration, written anew"
    client = world.client()
    for secret in (first, "nonsense"):
        answer = client.post(f"{PAGE}prove/{secret}/")
        assert (answer.status_code, b"do not know this link" in answer.content) == (410, True)
    with later_by(8):
        answer = client.post(f"{PAGE}prove/{secret_of()}/")
        assert (answer.status_code, b"has expired" in answer.content) == (410, True)
        with pytest.raises(MoveRefused, match="expired"):
            services.registering.prove_registration(PUBLIC, secret=secret_of())
    assert Registration.objects.get().state == "proposed"


def test_the_page_says_the_same_whoever_is_known_and_one_address_is_written_to_thrice_a_day(world, one):
    proved(world)
    bodies = []
    for email in ("new@nowhere.example", BODY["email"], world.person("police").email):
        answer = world.client().post(PAGE, {**BODY, "email": email}, follow=True)
        bodies.append((answer.status_code, answer.redirect_chain, NONCE.sub(b"", answer.content)))
    assert bodies[0] == bodies[1] == bodies[2]
    assert [each.kind for each in letters()][-1] == "self_assessments/registered_already"
    for _ in range(rules.LETTERS_A_DAY + 2):
        registered(world, email="new@nowhere.example")
    assert len(letters("new@nowhere.example")) == rules.LETTERS_A_DAY


def test_too_many_from_one_place_are_told_to_wait_and_lose_nothing(world, one):
    client = world.client()
    for number in range(rules.FROM_ONE_PLACE):
        assert client.post(PAGE, {**BODY, "email": f"p{number}@harbour.example"}).status_code == 302
    answer = client.post(PAGE, {**BODY, "why": "Kept as I typed it"})
    assert answer.status_code == 429
    assert b"Kept as I typed it" in answer.content
    assert not letters()


def test_a_number_is_written_as_its_register_writes_it_or_sent_back(world, one):
    client = world.client()
    for register, number in (("charity", "12"), ("", "1123456"), ("urn", "")):
        refused = client.post(PAGE, {**BODY, "register": register, "number": number})
        assert (refused.status_code, b"There is a problem" in refused.content) == (200, True)
    client.post(PAGE, {**BODY, "register": "company", "number": "12 34 567"})
    assert Registration.objects.get().number == "01234567"


def test_without_an_open_round_nobody_registers(world):
    assert b"No organisation is being asked" in world.client().get(PAGE).content
    with pytest.raises(MoveRefused, match="not being asked"):
        registered(world)


def test_it_is_found_by_number_name_old_name_and_where_its_people_write_from(world, one):
    police, health = world.organisation("Police"), world.organisation("Health")
    people_services.rename_organisation(world.manager, organisation=police, name="Moorside Force", start=clock.today())
    found = people.likely(
        world.partnership, name="The ASHMERE police Ltd.", register="", number="", email="x@gmail.com"
    )
    assert [(each.organisation, each.why) for each in found] == [(police, ("Called Ashmere Police before",))]
    again = proved(world, body="Ashmere Health Board", body_kind="icb", email="x@health.example")
    services.admitting.match_registration(world.manager, registration=again, organisation=health, leads="beside")
    numbered = people.likely(
        world.partnership, name="Nobody’s", register="charity", number=BODY["number"], email="y@other.example"
    )
    assert [each.organisation for each in numbered] == [health]
    near = people.likely(world.partnership, name="x", register="", number="", email="z@ashmere.example")
    assert police in [each.organisation for each in near]
    with scope(world.neighbours):
        assert not people.likely(world.neighbours, name="x", register="", number="", email="z@ashmere.example")


def test_as_a_new_one_it_is_added_with_its_number_and_can_begin(world, one):
    registration = proved(world)
    admitted = services.admitting.admit_registration(
        world.manager, registration=registration, name=registration.body, kind="police"
    )
    organisation, person = admitted.organisation, Person.objects.get(email=BODY["email"])
    assert (organisation.kind, organisation.numbers.get().number) == ("police", BODY["number"])
    assert people.appointed(world.partnership, "partner_lead", organisation=organisation) == [person]
    copy = one.copies.get(organisation=organisation)
    assessment = factories.own.latest(organisation, "section_11")
    item = next(iter(assessment.questions.items.values()))
    services.answering.save_answers(
        factories.holder(copy, person), assessment=assessment, sent=factories.one(item, "met")
    )
    assert assessment.answers.count() == 1, "whoever was let in can begin"
    assert [each.kind for each in Message.objects.filter(to_address=BODY["email"]).order_by("id")][1:] == [
        "self_assessments/invite", "self_assessments/registration_accepted",
    ]  # fmt: skip
    assert Due.objects.get(record_ref=registration.ref).done_at
    with pytest.raises(MoveRefused, match="cannot use"):
        services.admitting.admit_registration(world.manager, registration=registration, name="Another", kind="police")


def test_a_name_or_a_number_that_is_known_is_never_added_twice(world, one):
    registration = proved(world)
    with pytest.raises(MoveRefused, match="is known already"):
        services.admitting.admit_registration(
            world.manager, registration=registration, name="ashmere police", kind="police"
        )
    services.admitting.admit_registration(
        world.manager, registration=registration, name=registration.body, kind="police"
    )
    twin = proved(world, body="Quite another", email="twin@other.example")
    with pytest.raises(MoveRefused, match="has this number already"):
        services.admitting.admit_registration(world.manager, registration=twin, name=twin.body, kind="police")
    assert not Organisation.objects.filter(name="Quite another").exists()


def test_nobody_is_let_in_over_a_lead_in_silence(world, one):
    police, lead = world.organisation("Police"), world.person("police")
    number = Organisation.objects.count()
    registration = proved(world, body="Ashmere Police", register="", number="")
    with pytest.raises(MoveRefused, match="Somebody leads for it already"):
        services.admitting.match_registration(world.manager, registration=registration, organisation=police)
    services.admitting.match_registration(world.manager, registration=registration, organisation=police, leads="beside")
    told = Message.objects.get(person=lead, kind="self_assessments/lead_told")
    assert BODY["email"] in text_of(told)
    assert lead in people.appointed(world.partnership, "partner_lead", organisation=police)
    assert Organisation.objects.count() == number
    assert one.copies.filter(organisation=police).count() == 1
    assert factories.holder(one.copies.get(organisation=police), Person.objects.get(email=BODY["email"]))


def test_instead_of_a_lead_ends_that_leads_appointment_and_says_so(world, one):
    police, lead = world.organisation("Police"), world.person("police")
    registration = proved(world, body="Ashmere Police", register="", number="")
    services.admitting.match_registration(
        world.manager, registration=registration, organisation=police, leads="instead"
    )
    tomorrow = clock.today() + timedelta(days=1)
    leading = people.appointed(world.partnership, "partner_lead", organisation=police, day=tomorrow)
    assert [person.email for person in leading] == [BODY["email"]]
    assert "stop leading" in text_of(Message.objects.get(person=lead, kind="self_assessments/lead_told"))


def test_refused_it_is_told_why_and_nobody_is_made_known(world, one):
    registration = proved(world)
    services.registering.refuse_registration(world.manager, registration=registration, reason="It closed in May")
    assert "closed in May" in text_of(letters()[-1])
    assert not Person.objects.filter(email=BODY["email"]).exists()
    with pytest.raises(MoveRefused, match="cannot use"):
        services.registering.refuse_registration(world.manager, registration=registration, reason="x")
    with pytest.raises(MoveRefused, match="cannot use"):
        services.admitting.match_registration(
            world.manager, registration=registration, organisation=world.organisation("Business Unit")
        )


def test_never_proved_it_lapses_and_what_it_said_is_gone_and_the_row_stays(world, one):
    registered(world)
    kept = proved(world, body="Proved in time", email="kept@harbour.example")
    registration = Registration.objects.get(email=BODY["email"])
    assert services.registering.lapse_registrations(DAILY) == 0
    with later_by(8):
        assert services.registering.lapse_registrations(DAILY) == 1
        assert services.registering.lapse_registrations(DAILY) == 0
    registration.refresh_from_db()
    said = [getattr(registration, name) for name in ("body", "number", "name", "post", "email", "why")]
    assert (registration.state, said) == ("lapsed", [""] * 6)
    card = Card.objects.get(ref=registration.ref)
    assert (card.label, card.words) == ("A registration that lapsed", "")
    message = Message.objects.get(about_ref=registration.ref)
    assert (message.to_address, text_of(message), message.state) == ("", "", "dropped")
    kept.refresh_from_db()
    assert (kept.state, kept.name) == ("proved", BODY["name"])
    with pytest.raises(MoveRefused):
        registration.LIFECYCLE.target("lapse_registration", registration.state, None)


def test_only_the_business_manager_decides_and_only_the_public_registers(world, one):
    registration, police = proved(world), world.organisation("Police")
    for who in (world.analyst, world.chair, world.police, world.neighbour):
        with pytest.raises(NotPermitted):
            services.admitting.match_registration(who, registration=registration, organisation=police)
        with pytest.raises(NotPermitted):
            services.admitting.admit_registration(who, registration=registration, name="x", kind="police")
        with pytest.raises(NotPermitted):
            services.registering.refuse_registration(who, registration=registration, reason="x")
        with pytest.raises(NotPermitted):
            services.registering.lapse_registrations(who)


def test_a_free_address_is_marked_and_not_refused(world, one):
    registration = proved(world, email="wren@gmail.com")
    assert b"free address" in world.client("manager").get("/ashmere/self-assessments/registrations/").content
    page = world.client("manager").get(f"/ashmere/self-assessments/registrations/{registration.ref}/").content
    assert b"an address that anybody can get" in page


def test_the_secret_of_a_proof_is_kept_as_a_digest(world, one):
    registered(world)
    assert secret_of() not in Registration.objects.get().digest
