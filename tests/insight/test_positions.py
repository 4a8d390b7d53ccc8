"""Where an area stands: by whom it can be told apart from, with its interval, and never as a bare place."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.benchmarks.drawn import chart_of_position
from lineofsight.core.insight.benchmarks.positions import FAR, WITHIN, Position, position_of
from lineofsight.core.insight.benchmarks.rules import Measured, compare
from lineofsight.core.insight.benchmarks.standing import funnel_rows, funnel_sentence, position_sentence
from lineofsight.core.insight.benchmarks.words import without_place
from lineofsight.kernel.funnels import Counted

pytestmark = pytest.mark.once

NAMES = ("Ashmere", "Brookby", "Coldham", "Dunmere", "Easthay", "Fernley", "Gorsley")
PAIRS = st.lists(st.tuples(st.integers(1, 900), st.integers(20_000, 200_000)), min_size=4, max_size=7)


def position(pairs, *, unit="per 10,000", home_in=True, left_out=()) -> Position | None:
    """The first of some areas beside the others, by their counts."""
    counted = {
        name: Counted(name, Decimal(above), Decimal(below)) for name, (above, below) in zip(NAMES, pairs, strict=False)
    }
    scale = Decimal(100) if unit == "%" else Decimal(10_000)
    areas = [Measured(name, name, each.value * scale, "x.y", "v") for name, each in counted.items()]
    made = replace(compare(areas[0], areas, home_in=home_in), unit=unit, noun="cities")
    return position_of(made, {name: each for name, each in counted.items() if name not in left_out})


# 600 of 170,000 and the like: Leeds beside cities of which one has nearly its rate.
CITIES = [(600, 170_000), (1300, 287_000), (340, 92_000), (460, 129_000), (530, 67_000), (600, 113_000)]


def test_a_position_is_said_with_its_interval_and_by_whom_it_can_be_told_apart_from():
    assert position_sentence(position(CITIES)) == (
        "Ashmere, 35.3 per 10,000 (between 32.5 and 38.2, 95% interval), is lower than most: it is lower than 3 of "
        "the 5 others and cannot be told apart from Coldham and Dunmere."
    )


def test_like_everybody_lower_than_everybody_and_in_between():
    alike = [(100, 10_000)] * 5
    assert position_sentence(position(alike)).endswith("interval), cannot be told apart from any of the 4 others.")
    lowest = [(50, 10_000), *[(200, 10_000)] * 4]
    assert position_sentence(position(lowest)).endswith("interval), is lower than each of the 4 others.")
    between = [(100, 10_000), (10, 10_000), (10, 10_000), (900, 10_000), (900, 10_000)]
    assert "stands among the others: it is lower than 2 of the 4 others and is higher than 2 of" in position_sentence(
        position(between)
    )


def test_a_funnel_says_its_common_value_where_the_area_lies_and_that_chance_is_not_enough():
    sentence = funnel_sentence(position(CITIES))
    assert sentence.startswith("Counted as one, the 6 cities have 44.6 per 10,000. Ashmere lies below the 99.8% limit.")
    assert "differ by more than chance" in sentence
    few = funnel_sentence(position([(100, 10_000)] * 5))
    assert few == (
        "Counted as one, the 5 cities have 100.0 per 10,000. Ashmere lies within the limits. "
        "None of the 5 lies outside the 95% limits."
    )


def test_a_percentage_has_its_own_limits():
    made = position([(30, 100), (300, 1000), (290, 1000), (310, 1000)], unit="%")
    assert position_sentence(made).startswith("Ashmere, 30.0% (between 21.9 and 39.6, 95% interval)")
    assert made.reach(made.own) == WITHIN


def test_what_has_no_counts_has_no_position_and_is_named():
    assert position(CITIES, left_out=("Ashmere",)) is None
    assert position(CITIES, left_out=NAMES[1:4]) is None
    assert "Not drawn, for want of counts: Brookby." in funnel_sentence(position(CITIES, left_out=("Brookby",)))


def test_without_counts_no_place_is_said():
    areas = [
        Measured(name, name, Decimal(value), "x.y", "v") for name, value in zip(NAMES, (10, 20, 30, 40), strict=False)
    ]
    made = replace(compare(areas[0], areas, home_in=True), unit="%", noun="cities", vintage_label="DfE 2025")
    assert without_place(made) == (
        "Ashmere has 10.0%, DfE 2025. The cities range from 10.0 to 40.0 (mean 25.0, Ashmere included)."
    )


@given(PAIRS, st.booleans())
def test_everybody_else_is_told_apart_one_way_or_not_at_all(pairs, home_in):
    made = position(pairs, home_in=home_in)
    sides = [made.apart(side) for side in (-1, 0, 1)]
    assert sorted(area.name for side in sides for area in side) == sorted(area.name for area in made.others)
    assert not re.search(r"\b(lowest|highest|\d+(st|nd|rd|th))\b", position_sentence(made) + funnel_sentence(made))


@given(PAIRS)
def test_the_drawing_has_everybody_and_rings_those_far_out(pairs):
    made = position(pairs)
    chart = chart_of_position(made, key="f", title="T", measure="per 10,000", across="population", source="S")
    far = [area for area in made.points if abs(made.reach(area)) == FAR]
    assert chart.svg.count("los-svg__signal") == len(far)
    assert chart.svg.count("los-svg__other") == len(made.others)
    assert [row[0] for row in chart.rows] == [row[0] for row in funnel_rows(made)]
    assert len(chart.rows) == len(made.points)
    assert chart.sentence in chart.svg
