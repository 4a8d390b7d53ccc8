"""Beginning a request: the period first, then what is ticked, and nothing lost where something is wrong."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from lineofsight.core.insight import library
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Request
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import requests
from lineofsight.know.performance.tests import factories

PAGE = "/ashmere/performance/requests/new/"
YEAR = "2018-04-01/2019-03-31"


def ticked(body: str) -> set[str]:
    return set(re.findall(r'value="([\w.]+)" checked', body))


def test_without_a_period_it_asks_for_one(world):
    body = world.client("analyst").get(PAGE).content.decode()
    assert "Which period?" in body
    assert "The same as for" not in body
    wrong = world.client("analyst").get(f"{PAGE}?period=&start=due").content.decode()
    assert "There is a problem" in wrong


def test_what_is_due_and_can_be_asked_for_is_ticked(world):
    body = world.client("analyst").get(f"{PAGE}?period={YEAR}&start=due").content.decode()
    found = ticked(body)
    assert "front_door.contacts" in found
    current = selectors.to_begin_with(world.partnership, Period.parse(YEAR), "due", library.current())
    assert found == set(current)
    _, nobody = selectors.whom_to_ask(world.partnership, found, library.current().edition)
    assert nobody == []


def test_a_quarter_asks_for_less_than_a_year(world):
    current = library.current()
    quarter = Period.quarter(clock.today()).previous()
    asked = selectors.to_begin_with(world.partnership, quarter, "due", current)
    assert {current.indicators[key].frequency for key in asked} <= {"month", "quarter"}
    assert set(asked) < set(selectors.to_begin_with(world.partnership, Period.parse(YEAR), "due", current))


def test_the_same_as_last_time_is_ticked_whatever_was_begun_since(world):
    factories.asked(world)
    requests.create_request(
        world.analyst, partnership=world.partnership, period=factories.YEAR, due=clock.today(), indicators=[]
    )
    body = world.client("analyst").get(f"{PAGE}?period={YEAR}&start=same").content.decode()
    assert ticked(body) == set(factories.KEYS)
    assert "The same as for “Figures for 2018/19”" in world.client("analyst").get(PAGE).content.decode()


@pytest.mark.parametrize("due", [("1", "1", "2001"), ("", "", "")])
def test_what_was_ticked_stays_where_the_day_is_wrong(world, due):
    day, month, year = due
    typed = {"indicators": ["protection.plans"], "due-day": day, "due-month": month, "due-year": year}
    body = world.client("analyst").post(f"{PAGE}?period={YEAR}&start=due", typed).content.decode()
    assert "There is a problem" in body
    assert ticked(body) == {"protection.plans"}
    assert not Request.objects.exists()


def test_nothing_ticked_is_said_beside_the_list(world):
    later = clock.today() + timedelta(days=20)
    typed = {"due-day": later.day, "due-month": later.month, "due-year": later.year}
    body = world.client("analyst").post(f"{PAGE}?period={YEAR}&start=choose", typed).content.decode()
    assert "Choose at least one figure to ask for" in body
    typed["indicators"] = ["<script>alert(1)</script>"]
    body = world.client("analyst").post(f"{PAGE}?period={YEAR}&start=choose", typed).content.decode()
    assert "<script>alert(1)" not in body
    assert not Request.objects.exists()


def test_a_figure_that_is_ticked_is_asked_for(world):
    later = clock.today() + timedelta(days=20)
    typed = {"indicators": ["protection.plans"], "due-day": later.day, "due-month": later.month, "due-year": later.year}
    answer = world.client("analyst").post(f"{PAGE}?period={YEAR}&start=choose", typed)
    made = Request.objects.get()
    assert answer.headers["Location"].endswith(f"/requests/{made.ref}/")
    assert (made.indicators, made.due, str(made.period)) == (["protection.plans"], later, YEAR)


def test_a_definition_that_changed_is_nothing_to_compare_with(world):
    """Last time's value, counted by another definition, asks nobody to confirm anything."""
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()))
    council = factories.return_from(factories.asked(world), "Council")
    item = council.items.get(indicator="protection.plans")
    assert selectors.last_values(council, [item])["protection.plans"].value == Decimal(414)
    factories.answered(world.lead, council, {"protection.plans": Answer(Decimal(900))})
    assert selectors.return_facts(council).unconfirmed == ("Children on a child protection plan",)
