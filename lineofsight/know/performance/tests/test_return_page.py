"""Who reads what on a return's page, and whom a request asks."""

from datetime import timedelta
from decimal import Decimal

import pytest

from lineofsight.core.design.downloads import plain_cell
from lineofsight.core.people.rules import Row
from lineofsight.core.people.services import load_people
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import arrangements, returns
from lineofsight.know.performance.tests import factories

FEW = {**factories.COUNCIL, "protection.plans": Answer(Decimal(3), comment="Only a handful this year")}


def page(world, name, agency_return) -> str:
    answer = world.client(name).get(f"/ashmere/performance/returns/{agency_return.ref}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["scrutineer", "manager", "chair"])
def test_a_small_count_is_not_read_on_the_return_it_came_in(world, name):
    council = factories.signed_off(world, answers=FEW)
    text = page(world, name, council)
    assert "suppressed" in text
    assert '<span class="los-value">3</span>' not in text


@pytest.mark.parametrize("name", ["lead", "analyst"])
def test_its_agency_and_the_analyst_who_checks_it_read_it(world, name):
    assert '<span class="los-value">3</span>' in page(world, name, factories.signed_off(world, answers=FEW))


def test_nothing_is_read_of_an_answer_that_is_not_signed_off(world):
    council = factories.answered(world.lead, factories.return_from(factories.asked(world), "Council"))
    text = page(world, "scrutineer", council)
    assert "24,629" not in text
    assert "As recorded" not in text


def test_two_agencies_of_a_kind_are_not_asked_for_one_thing(world):
    row = Row(2, "Ashmere Transport Police", "police", "Tay Transport", "tay@ashmere.example", "partner_lead")
    load_people(world.manager, partnership=world.partnership, rows=[row])
    asked, nobody = selectors.whom_to_ask(world.partnership, factories.KEYS, "2018")
    assert [each.organisation.name for each in asked] == ["Ashmere Council Children's Services"]
    assert [indicator.key for indicator in nobody] == ["crime.serious_sexual_offences"]


def test_as_at_an_earlier_day_nobody_had_signed_off_yet(world):
    request = factories.asked(world)
    week = clock.now() + timedelta(days=7)
    with clock.set_clock(lambda: week):
        factories.signed_off(world, request)
    earlier, later = (
        {each.agency_return.organisation.kind: (each.signed_off, each.answered) for each in found}
        for found in (
            selectors.completeness(world.partnership, factories.YEAR, clock.today()),
            selectors.completeness(world.partnership, factories.YEAR, week.date()),
        )
    )
    assert earlier["council_children"] == (False, 0)
    assert later["council_children"] == (True, 3)


def test_a_part_passed_on_does_not_show_questions_about_the_rest(world):
    council = factories.return_from(factories.asked(world), "Council")
    holder = factories.holder(council)
    returns.pass_on_part(
        holder,
        agency_return=council,
        indicators=["front_door.contacts"],
        name="Col League",
        email="col@ashmere.example",
    )
    colleague = factories.holder_of_part(council)
    assert not selectors.in_part(colleague, selectors.queries_of(council)).exists()
    assert [item.indicator for item in selectors.items_for(colleague, council)] == ["front_door.contacts"]


def test_a_name_that_begins_like_a_formula_is_text_in_a_spreadsheet():
    assert plain_cell('=HYPERLINK("x")') == '\'=HYPERLINK("x")'
    assert plain_cell("Ashmere Police") == "Ashmere Police"


def test_a_return_asks_for_a_figure_before_what_it_means(world):
    arrangements.set_questions(world.analyst, partnership=world.partnership, texts=["What moved?"])
    council = factories.return_from(factories.asked(world), "Council")
    assert "Say what it means" not in page(world, "lead", council)
    factories.answered(world.lead, council)
    assert "Say what it means" in page(world, "lead", council)


def test_a_returns_period_is_said_once(world):
    council = factories.return_from(factories.asked(world), "Council")
    text = page(world, "lead", council)
    assert text.split("los-tasks", 1)[1].count(council.request.period.label) == 0


def test_before_sign_off_what_is_not_answered_is_to_be_answered(world):
    council = factories.return_from(factories.asked(world), "Council")
    address = f"/ashmere/performance/returns/{council.ref}/sign-off/"
    assert 'Answer<span class="govuk-visually-hidden">' in world.client("lead").get(address).content.decode()
    factories.answered(world.lead, council)
    assert 'Answer<span class="govuk-visually-hidden">' not in world.client("lead").get(address).content.decode()


def test_a_history_tells_what_was_done(world):
    text = page(world, "lead", factories.signed_off(world))
    assert '<p class="los-history__what">Signed off</p>' in text
    assert "Answers saved" in text


def test_an_agencys_lead_finds_what_it_was_asked_for_and_nobody_elses(world):
    council = factories.signed_off(world)
    police = factories.return_from(council.request, "Police")
    found = world.client("lead").get("/ashmere/performance/returns/").content.decode()
    assert f"/performance/returns/{council.ref}/" in found
    assert "Signed off" in found
    assert f"/performance/returns/{police.ref}/" not in found
    assert "/ashmere/performance/returns/" in world.client("lead").get("/ashmere/").content.decode()
    assert world.client("analyst").get("/ashmere/performance/returns/").status_code == 403


def test_what_others_are_late_with_stands_on_the_home_of_whoever_asks(world):
    request = factories.asked(world)
    council = factories.signed_off(world, request)
    over = clock.now() + timedelta(days=(request.due - clock.today()).days + 2)
    with clock.set_clock(lambda: over):
        home = {name: world.client(name).get("/ashmere/").content.decode() for name in ("analyst", "police", "chair")}
    assert "Late from others" in home["analyst"]
    assert "2 days late" in home["analyst"]
    assert f"/{factories.return_from(request, 'Police').ref}/" in home["analyst"]
    assert f"/{council.ref}/" not in home["analyst"]
    assert "Late from others" not in home["police"] + home["chair"]


def test_a_fresh_link_is_sent_from_the_return_of_whoever_has_not_signed_off(world):
    request = factories.asked(world)
    police, council = factories.return_from(request, "Police"), factories.signed_off(world, request)
    assert f"/{police.ref}/link/" in page(world, "analyst", police)
    assert f"/{police.ref}/link/" not in page(world, "scrutineer", police)
    assert f"/{council.ref}/link/" not in page(world, "analyst", council)


def test_the_sentence_a_move_needs_is_not_called_optional(world):
    council = factories.return_from(factories.asked(world), "Council")
    factories.published(world, "front_door.contacts", 100, period=factories.YEAR.previous())
    address = f"/ashmere/performance/returns/{council.ref}/front_door.contacts/"
    assert "What should readers know about it? (optional)" in world.client("lead").get(address).content.decode()
    moved = world.client("lead").post(address, {"numerator": "900"}).content.decode()
    assert "What should readers know about it? (optional)" not in moved
    assert "What should readers know about it?" in moved
