"""Who is asked, for which areas, with which questions: what the analyst arranges, and its pages."""

from contextlib import contextmanager
from datetime import timedelta
from html import unescape

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight import services as insight_services
from lineofsight.core.people import selectors as people
from lineofsight.core.people import services as people_services
from lineofsight.core.people.rules import Row
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Supplier
from lineofsight.know.performance.services import arrangements, returns
from lineofsight.know.performance.tests import factories, own_editions
from tests.house.pages import read

PLANS = "protection.plans"
MAY_NOT = ["lead", "chair", "scrutineer", "chief_executive", "neighbour", "administrator"]
SUPPLIERS, AREAS, QUESTIONS = (f"/ashmere/performance/{page}/" for page in ("suppliers", "areas", "questions"))


def arranged(world, key=PLANS):
    """Who will be asked for one indicator."""
    return selectors.arrangement(world.partnership, library.indicator(key))


def asked_by_a_request(world, key=PLANS):
    """Whom a request made now really asks for it."""
    asked, _ = selectors.whom_to_ask(world.partnership, [key], library.current().edition)
    return tuple(each.organisation for each in asked)


def second_council(world):
    """Another agency of the kind most indicators come from, with a lead of its own."""
    row = Row(2, "Ashmere Youth Service", "council_children", "Yan Youth", "yan@ashmere.example", "partner_lead")
    people_services.load_people(world.manager, partnership=world.partnership, rows=[row])
    return world.organisation("Youth")


@contextmanager
def the_day_after(world, name):
    """The day after whoever leads for an agency stopped to."""
    held = people.appointments_in(world.partnership).get(person=world.person(name), role="partner_lead")
    people_services.end_appointment(world.manager, appointment=held, end=clock.today())
    tomorrow = clock.now() + timedelta(days=1)
    with clock.set_clock(lambda: tomorrow):
        yield


def test_the_one_agency_of_the_kind_with_a_lead_will_be_asked(world):
    found = arranged(world)
    assert (found.state, found.asked, found.why) == ("somebody", (world.organisation("Council"),), "")


def test_of_several_agencies_one_has_to_be_chosen_and_then_it_is_asked(world):
    second = second_council(world)
    found = arranged(world)
    assert (found.state, found.asked) == ("choose", ())
    assert found.why == "Ashmere Council Children's Services or Ashmere Youth Service could be asked. Choose one"
    arrangements.choose_supplier(world.analyst, partnership=world.partnership, indicator=PLANS, organisation=second)
    assert arranged(world).asked == (second,) == asked_by_a_request(world)
    assert arranged(world, "front_door.contacts").state == "choose", "one choice is for one indicator"


def test_a_choice_can_be_another_kind_of_agency_and_is_taken_back(world):
    police = world.organisation("Police")
    arrangements.choose_supplier(world.manager, partnership=world.partnership, indicator=PLANS, organisation=police)
    assert arranged(world).asked == (police,) == asked_by_a_request(world)
    arrangements.choose_supplier(world.manager, partnership=world.partnership, indicator=PLANS, organisation=None)
    assert arranged(world).asked == (world.organisation("Council"),) == asked_by_a_request(world)
    assert not Supplier.objects.exists()


def test_nobody_is_asked_where_nobody_leads_and_the_page_says_whom_to_appoint(world):
    with the_day_after(world, "lead"):
        found = arranged(world)
        assert (found.state, found.asked, asked_by_a_request(world)) == ("nobody", (), ())
    assert found.why == "Nobody leads for Ashmere Council Children's Services. Appoint somebody"


def test_nobody_is_asked_where_whoever_was_chosen_has_no_lead_any_more(world):
    police = world.organisation("Police")
    arrangements.choose_supplier(world.analyst, partnership=world.partnership, indicator=PLANS, organisation=police)
    with the_day_after(world, "police"):
        found = arranged(world)
        offered = dict(selectors.could_be_asked(world.partnership, library.indicator(PLANS)))
    assert (found.state, found.chosen) == ("nobody", police)
    assert found.why.startswith("Ashmere Police was chosen, and nobody leads for it")
    assert offered[police] is None, "the choice that stands is shown for what it is"


def test_nobody_is_asked_where_there_is_no_agency_of_the_kind(world):
    text = own_editions.text(more='source_agency = "cafcass"').replace('source_agency = "council_children"\n', "")
    insight_services.issue_library(world.analyst, partnership=world.partnership, text=text)
    found = arranged(world, own_editions.KEY)
    assert (found.state, found.kind) == ("nobody", "Cafcass")
    assert "No agency of this kind belongs to the partnership" in found.why


def test_where_each_agency_answers_for_itself_all_of_them_are_asked(world):
    second = second_council(world)
    text = own_editions.text(more='combine = "each"')
    insight_services.issue_library(world.analyst, partnership=world.partnership, text=text)
    assert arranged(world, own_editions.KEY).asked == (world.organisation("Council"), second)


@pytest.mark.parametrize("name", MAY_NOT)
def test_who_may_not_arrange(world, name):
    actor, partnership = getattr(world, name), world.partnership
    police = world.organisation("Police")
    with pytest.raises(NotPermitted):
        arrangements.choose_supplier(actor, partnership=partnership, indicator=PLANS, organisation=police)
    with pytest.raises(NotPermitted):
        arrangements.set_questions(actor, partnership=partnership, texts=["Why?"])
    with pytest.raises(NotPermitted):
        insight_services.declare_area(actor, partnership=partnership, code="X9", name="Elsewhere")
    assert not Supplier.objects.exists()
    assert selectors.questions_of(partnership) == []
    assert list(insight.areas(partnership)) == ["X00000001"]


def test_every_indicator_stands_on_the_page_and_those_nobody_is_asked_for_come_first(world):
    second_council(world)
    body = unescape(world.client("analyst").get(SUPPLIERS).content.decode())
    everything = library.current().indicators.values()
    assert all(each.name in body for each in everything)
    waiting, _, every = body.partition("Every indicator")
    assert "one has to be chosen" in waiting
    assert "Choose one" in waiting
    assert "nobody yet" in every
    assert "Ashmere Police" in every


def test_an_agency_is_chosen_on_its_page(world):
    client, address = world.client("analyst"), f"{SUPPLIERS}{PLANS}/"
    offered = read(client.get(address)).choices["organisation"]
    police = world.organisation("Police")
    assert police.ref in offered
    assert world.organisation("Primary").ref not in offered, "nobody leads for it"
    assert client.post(address, {"organisation": police.ref}).status_code == 302
    assert asked_by_a_request(world) == (police,)
    assert read(client.get(address)).typed() == {"organisation": police.ref}
    assert client.post(address, {"organisation": "none"}).status_code == 302
    assert asked_by_a_request(world) == (world.organisation("Council"),)


def test_one_choice_can_hold_for_all_that_is_held_up_alike(world):
    second = second_council(world)
    client, address = world.client("analyst"), f"{SUPPLIERS}{PLANS}/"
    also = read(client.get(address)).choices["also"]
    assert "front_door.contacts" in also
    assert "crime.serious_sexual_offences" not in also, "the police are asked for it"
    client.post(address, {"organisation": second.ref, "also": also})
    state = {each.indicator.key: each.state for each in selectors.arrangements(world.partnership)}
    assert {state[key] for key in (PLANS, *also)} == {"somebody"}
    assert asked_by_a_request(world, "front_door.contacts") == (second,)
    assert "also" not in read(client.get(address)).choices, "nothing is held up any more"


def test_an_indicator_somebody_is_asked_for_is_not_taken_along(world):
    second_council(world)
    police = world.organisation("Police")
    answer = world.client("analyst").post(
        f"{SUPPLIERS}{PLANS}/", {"organisation": police.ref, "also": ["crime.serious_sexual_offences"]}
    )
    assert read(answer).error_texts == 1
    assert not Supplier.objects.exists()


def test_an_agency_nobody_offered_is_refused_beside_the_choice(world):
    school = world.organisation("Primary")
    answer = world.client("analyst").post(f"{SUPPLIERS}{PLANS}/", {"organisation": school.ref})
    assert read(answer).error_texts == 1
    assert not Supplier.objects.exists()


def test_an_area_is_declared_and_renamed_and_its_code_stays(world):
    client = world.client("analyst")
    assert client.post(AREAS, {"name": "Greater Ashmere", "code": "e23000010"}).status_code == 302
    assert insight.areas(world.partnership)["E23000010"] == "Greater Ashmere"
    answer = client.post(f"{AREAS}?code=E23000010", {"name": "Ashmere and beyond", "code": "CHANGED"})
    assert answer.status_code == 302
    assert insight.areas(world.partnership) == {"X00000001": "Ashmere", "E23000010": "Ashmere and beyond"}
    assert "Ashmere and beyond" in client.get(AREAS).content.decode()


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("Greater Ashmere", "X00000001", "is Ashmere already"),
        ("Elsewhere", "E23000010", "is Known already"),
        ("known", "E23000011", "An area has this name already"),
        ("Ashmere", "E23000011", "An area has this name already"),
        ("Elsewhere", "E2300 0011", "without spaces"),
        ("Elsewhere", "=1+1", "without spaces"),
        ("", "E23000011", "Enter"),
        ("Elsewhere", "", "Enter"),
    ],
)
def test_an_area_that_cannot_be_told_apart_is_refused_and_nothing_typed_is_lost(world, name, code, says):
    insight_services.declare_area(world.analyst, partnership=world.partnership, code="E23000010", name="Known")
    before = insight.areas(world.partnership)
    answer = world.client("analyst").post(AREAS, {"name": name, "code": code})
    assert says in answer.content.decode()
    assert read(answer).typed() == {"name": name, "code": code}
    assert insight.areas(world.partnership) == before


def test_the_partnerships_own_area_is_not_renamed_here(world):
    client = world.client("analyst")
    assert "code" in read(client.get(f"{AREAS}?code=X00000001")).kinds
    assert insight.areas(world.partnership) == {"X00000001": "Ashmere"}


def test_questions_are_set_a_line_each_and_one_whose_words_stay_is_the_same_one(world):
    client = world.client("analyst")
    assert client.post(QUESTIONS, {"texts": "Why is it so?\n\n What is done? \nWhy is it so?"}).status_code == 302
    first = selectors.questions_of(world.partnership)
    assert [each.text for each in first] == ["Why is it so?", "What is done?"]
    assert client.post(QUESTIONS, {"texts": "What is done?\nFor whom?"}).status_code == 302
    second = selectors.questions_of(world.partnership)
    assert [each.text for each in second] == ["What is done?", "For whom?"]
    assert second[0].pk == first[1].pk
    body = client.get(QUESTIONS).content.decode()
    assert "Questions that have ended (1)" in body
    assert "Why is it so?" in body


def test_what_was_answered_to_a_question_stays_when_it_ends_and_is_counted_by_figure(world):
    partnership = world.partnership
    [question] = arrangements.set_questions(world.analyst, partnership=partnership, texts=["Why is it so?"])
    council = factories.return_from(factories.asked(world), "Council")
    for key, said in ((PLANS, "First"), (PLANS, "On second thoughts"), ("front_door.contacts", "More people know")):
        returns.write_commentary(world.lead, agency_return=council, indicator=key, answers={question.ref: said})
    arrangements.set_questions(world.analyst, partnership=partnership, texts=[])
    [(ended, answers)] = selectors.questions_with_answers(partnership)
    assert (ended.pk, answers) == (question.pk, 2)
    assert ended.ended_at is not None
    assert [each.text for each in selectors.commentary_of(council, PLANS)] == ["On second thoughts"]


@pytest.mark.parametrize(
    ("texts", "none", "says"),
    [
        ("", "", "Enter at least one question"),
        ("Why?", "on", "you cannot ask some and none"),
        ("\n".join(f"Question {number}?" for number in range(8)), "", "Ask 7 questions or fewer. You have written 8"),
        (f"Short?\n{'x' * 201}", "", "Line 2 has 201 characters"),
        ("Why\u202e?", "", "Line 1 holds a character that cannot be seen"),
    ],
)
def test_questions_that_cannot_be_asked_are_refused_and_nothing_typed_is_lost(world, texts, none, says):
    arrangements.set_questions(world.analyst, partnership=world.partnership, texts=["What stands?"])
    answer = world.client("analyst").post(QUESTIONS, {"texts": texts, "none": none} if none else {"texts": texts})
    assert says in answer.content.decode()
    assert read(answer).typed()["texts"] == texts
    assert [each.text for each in selectors.questions_of(world.partnership)] == ["What stands?"]


def test_a_partnership_may_ask_no_questions(world):
    arrangements.set_questions(world.analyst, partnership=world.partnership, texts=["What stands?"])
    assert world.client("analyst").post(QUESTIONS, {"texts": "", "none": "on"}).status_code == 302
    assert selectors.questions_of(world.partnership) == []


def test_the_page_asks_the_same_few_questions_however_many_indicators(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        selectors.arrangements(world.partnership)
