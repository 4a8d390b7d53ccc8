"""Beside others on an indicator's page: the position with its interval, the funnel, what reports print; and its parts
beside a population that is named."""

from datetime import date
from decimal import Decimal

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.benchmarks.loading import load_benchmarks
from lineofsight.core.insight.benchmarks.sets import shipped_sets
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.views.proportions import NO_POPULATION

LEEDS = "E08000035"
PLAN_RATE, BY_AGE = "protection.plan_rate", "protection.plans_by_age"
MARCH = {year: Period.snapshot(date(year, 3, 31)) for year in (2019, 2023)}


@pytest.fixture
def in_leeds(world):
    """The partnership's area is Leeds, with what is published of it and its sets."""
    Partnership.objects.filter(pk=world.partnership.pk).update(area_code=LEEDS, area_name="Leeds")
    world.partnership.refresh_from_db()
    members = {code for found in shipped_sets(LEEDS) for code in found.members}
    load_benchmarks(system("tests"), only=frozenset({LEEDS, *members}))
    return world


def page(world, key: str, period: Period) -> str:
    answer = world.client("manager").get(f"/ashmere/performance/indicators/{key}/?period={period}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("&#39;", "'").split())


def test_the_position_is_said_with_its_interval_and_drawn_as_a_funnel(in_leeds):
    factories.published(in_leeds, PLAN_RATE, "34.9", period=MARCH[2023])
    html = page(in_leeds, PLAN_RATE, MARCH[2023])
    others = html.split("Beside others", 1)[1].split("Read it with this in mind", 1)[0]
    assert (
        "Leeds, 34.9 per 10,000 (between 32.2 and 37.8, 95% interval), is lower than most: it is lower than" in others
    )
    assert "Is Leeds further from its core cities than chance would put it?" in others
    assert "Counted as one, the 8 core cities have" in others
    assert others.count("los-svg__limits-narrow") == 2, "one funnel for each set in use"
    assert "is lowest of" not in others
    assert "2nd lowest" not in others


def test_the_scorecard_says_from_how_many_the_area_can_be_told_apart_and_no_rank(in_leeds):
    factories.published(in_leeds, PLAN_RATE, "34.9", period=MARCH[2023])
    answer = in_leeds.client("manager").get("/ashmere/performance/?period=2022-04-01/2023-03-31&all=1")
    body = " ".join(answer.content.decode().split())
    assert "lower than 10 of 10" in body
    assert "lowest of" not in body


def test_what_a_report_printed_and_its_values_do_not_give_is_said(in_leeds):
    factories.published(in_leeds, PLAN_RATE, "35.2", period=MARCH[2023])
    html = page(in_leeds, PLAN_RATE, MARCH[2023])
    assert "Leeds partnership report 2023/24 prints 47.7, which these values do not give" in html
    assert "Leeds partnership report 2023/24 prints 51.3, which these values give." in html


def given_by_age(world, *, counts=True, **parts) -> None:
    """Shares of plans by age as they were published, with the counts behind them or without."""
    values = []
    for code, (part, whole) in parts.items():
        share = {"numerator": Decimal(part), "denominator": Decimal(whole)} if counts else {"value": Decimal(part)}
        reading = insight.Reading(library.indicator(BY_AGE), MARCH[2019], breakdown=f"age={code}", **share)
        values.append(
            (reading, insight.Told(source=world.organisation("Council"), origin="as_published", document="d"))
        )
    insight.load_published(system("tests"), partnership=world.partnership, values=values)


POPULATION = "children in need in England, 31 March 2019 (DfE 2024 publication)"


def test_parts_stand_beside_a_population_that_is_named(world):
    given_by_age(world, under_10=(265, 414), **{"10_to_15": (134, 414)})
    html = page(world, BY_AGE, MARCH[2019])
    assert f"Age beside {POPULATION}" in html
    assert f"64.0% here, 46.9% of {POPULATION}: 1.36 times its share there (95% interval 1.26 to 1.46)" in html
    assert html.count("times its share there") == 2
    assert html.count(POPULATION) == 3, "in the heading, and with each ratio"


def test_a_share_without_its_counts_has_no_ratio(world):
    given_by_age(world, counts=False, under_10=("64.0", None))
    html = page(world, BY_AGE, MARCH[2019])
    assert f"64.0% here, 46.9% of {POPULATION}. How many were counted is not known, so no ratio is made." in html
    assert "times its share" not in html


def test_where_no_population_has_these_parts_the_page_says_so_and_makes_no_ratio(world):
    more = '[[indicator.breakdowns]]\ndimension = "ethnicity"\nnot_classified = true\n'
    more += 'codes = [{ code = "white", label = "White" }, { code = "black", label = "Black" }]'
    factories.issued(world, factories.measure("callers", "Callers", more=more))
    factories.published(world, "front_door.callers", 100)
    for code, value in (("white", 70), ("black", 30)):
        factories.published(world, "front_door.callers", value, breakdown=f"ethnicity={code}")
    html = page(world, "front_door.callers", factories.YEAR)
    assert NO_POPULATION in html
    assert "times its share" not in html
