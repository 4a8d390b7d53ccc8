"""The populations that parts stand beside: they add up, have a day, and there is none where none is published."""

from datetime import date

import pytest

from lineofsight.core.insight.benchmarks.populations import is_of_children, kinds, population_on
from lineofsight.kernel.periods import Period

pytestmark = pytest.mark.once


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("year", [2015, 2019, 2024])
def test_a_populations_parts_are_everybody_but_for_rounding(kind, year):
    """National numbers are rounded to ten, so the parts may miss the whole by five for each; some ages are unknown."""
    found = population_on(*kind, Period.snapshot(date(year, 3, 31)))
    assert found.total - 150 <= sum(found.parts.values()) <= found.total + 50
    assert found.when == f"31 March {year}"
    assert found.vintage == "DfE 2024 publication"


def test_a_year_of_flow_is_beside_its_last_day():
    ends = population_on("protection", "age", Period.financial_year(2018))
    assert ends == population_on("protection", "age", Period.snapshot(date(2019, 3, 31)))


@pytest.mark.parametrize(
    ("domain", "dimension", "day"),
    [
        ("protection", "age", date(2019, 9, 30)), ("protection", "age", date(2031, 3, 31)),
        ("exploitation", "age", date(2019, 3, 31)), ("protection", "disability", date(2019, 3, 31)),
    ],
)  # fmt: skip
def test_there_is_none_for_another_day_other_children_or_other_parts(domain, dimension, day):
    assert population_on(domain, dimension, Period.snapshot(day)) is None


def test_only_what_says_something_of_a_child_asks_for_a_population():
    assert is_of_children("ethnicity")
    assert not is_of_children("source")
