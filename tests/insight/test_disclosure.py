"""What is decided about one table of small counts: properties that hold whatever stands in it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.disclosure import Decision, decide, dimension_of, refused
from lineofsight.core.insight.models import Absence, Cause, Observation, Origin
from lineofsight.core.insight.rules import read_library
from lineofsight.kernel.definitions import load_edition

pytestmark = pytest.mark.once

HOUSE = Path(__file__).parents[2] / "lineofsight"
LIBRARY = read_library(load_edition(HOUSE / "know" / "performance" / "definitions" / "indicators" / "2018.toml"))
COUNT = LIBRARY.indicators["front_door.contacts"]
NHS = LIBRARY.indicators["front_door.health_contacts"]
SHARE = LIBRARY.indicators["front_door.re_referrals"]
PARTS = tuple(COUNT.labels)
ORIGINS = (Origin.RETURNED, Origin.ENTERED, Origin.AS_PUBLISHED)


def cell(breakdown="", value=None, origin=Origin.RETURNED, absence="", numerator=None, denominator=None):
    """One value that stands in a table; an absence has none."""
    held = None if absence else Decimal(value if value is not None else 1)
    counts = {"numerator": numerator, "denominator": denominator}
    return Observation(breakdown=breakdown, value=held, origin=origin, absence=absence, **counts)


counts = st.one_of(st.integers(0, 10), st.integers(0, 10**6))


@st.composite
def tables(draw):
    """A table of a count: its whole and some of its parts, returned, entered, published or absent."""
    breakdowns = draw(st.lists(st.sampled_from(("", *PARTS)), min_size=1, unique=True))
    return {
        each: cell(
            each, draw(counts), draw(st.sampled_from(ORIGINS)),
            draw(st.sampled_from(("", "", "", Absence.NOT_AVAILABLE))),
        )
        for each in breakdowns
    }  # fmt: skip


@st.composite
def shares(draw):
    """A table of a percentage, in which some counts may not be known."""
    breakdowns = draw(st.lists(st.sampled_from(("", "sex=girls", "sex=boys")), min_size=1, unique=True))
    known = st.one_of(st.none(), counts.map(Decimal))
    table = {}
    for each in breakdowns:
        denominator, part = draw(known), draw(counts)
        numerator = None if denominator is None else min(Decimal(part), denominator)
        table[each] = cell(each, 50, draw(st.sampled_from(ORIGINS)), numerator=numerator, denominator=denominator)
    return table


def decided(indicator, table) -> dict[str, Decision]:
    """The decisions by breakdown."""
    return {decision.observation.breakdown: decision for decision in decide(indicator, table)}


@given(tables())
def test_a_true_nought_is_never_hidden_by_itself(table):
    for breakdown, decision in decided(COUNT, table).items():
        if decision.observation.value == 0:
            assert (breakdown != "", decision.cause) == (True, Cause.BREAKDOWN)


@given(tables())
def test_what_its_owner_published_is_never_hidden(table):
    assert all(decision.shown for decision in decide(COUNT, table) if decision.observation.origin == "as_published")


@given(shares())
def test_no_share_its_owner_published_is_hidden_either(table):
    assert all(decision.shown for decision in decide(SHARE, table) if decision.observation.origin == "as_published")


@given(tables())
def test_only_what_was_published_is_flagged_and_only_where_it_is_small(table):
    for decision in decide(COUNT, table):
        if decision.shown:
            assert decision.observation.origin == "as_published"
            assert 1 <= decision.observation.value <= 5


@given(tables())
def test_a_hidden_part_hides_every_part_of_its_breakdown_noughts_included(table):
    found = decided(COUNT, table)
    dimensions = {dimension_of(each) for each, decision in found.items() if each and not decision.shown}
    for breakdown, standing in table.items():
        may_hide = not standing.absence and standing.origin != "as_published"
        if breakdown and dimension_of(breakdown) in dimensions and may_hide:
            assert not found[breakdown].shown


@given(tables())
def test_a_breakdown_without_a_small_part_is_shown_whole(table):
    small = {
        dimension_of(each)
        for each, standing in table.items()
        if each and not standing.absence and standing.origin != "as_published" and 1 <= standing.value <= 5
    }
    hidden = {dimension_of(each) for each, decision in decided(COUNT, table).items() if each and not decision.shown}
    assert hidden == small


@given(tables())
def test_the_whole_is_hidden_exactly_where_it_is_small_itself(table):
    whole = table.get("")
    found = decided(COUNT, table).get("")
    small = whole is not None and not whole.absence and 1 <= whole.value <= 5
    assert (found is not None) == small
    if found and whole.origin != "as_published":
        assert not found.shown


@given(st.one_of(tables(), shares()), st.randoms(use_true_random=False))
def test_deciding_does_not_depend_on_the_order(table, random):
    indicator = COUNT if all(each.numerator is None and each.denominator is None for each in table.values()) else SHARE
    turned = list(table.items())
    random.shuffle(turned)
    assert set(map(told, decide(indicator, table))) == set(map(told, decide(indicator, dict(turned))))


def told(decision: Decision) -> tuple:
    return decision.observation.breakdown, decision.cause, decision.shown


@given(shares())
def test_one_thing_is_decided_about_a_value(table):
    breakdowns = [decision.observation.breakdown for decision in decide(SHARE, table)]
    assert len(breakdowns) == len(set(breakdowns))


@given(shares())
def test_a_share_whose_counts_are_not_known_is_hidden_unless_it_was_published(table):
    found = decided(SHARE, table)
    for breakdown, standing in table.items():
        unknown = standing.numerator is None or standing.denominator is None
        if unknown and standing.origin != "as_published":
            assert (found[breakdown].cause, found[breakdown].shown) == (Cause.UNKNOWN, False)


@given(shares())
def test_a_share_is_hidden_where_its_count_or_the_rest_of_its_whole_is_small(table):
    found = decided(SHARE, table)
    for breakdown, standing in table.items():
        if standing.numerator is None or standing.denominator is None:
            continue
        rest = standing.denominator - standing.numerator
        small = 1 <= standing.numerator <= 5 or 1 <= rest <= 5
        own = breakdown in found and found[breakdown].cause in {Cause.SMALL, Cause.SMALL_REST}
        whole = found.get("")
        with_its_whole = breakdown and whole and whole.cause == Cause.SMALL_REST and not whole.shown
        assert own if small else not own or with_its_whole


@given(tables())
def test_an_absence_is_nothing_to_hide(table):
    assert not any(decision.observation.absence for decision in decide(COUNT, table))


@given(st.integers(0, 20))
def test_each_indicator_has_the_threshold_of_its_own_policy(value):
    assert bool(decide(NHS, {"": cell(value=value)})) == (1 <= value <= 7)
    assert bool(decide(COUNT, {"": cell(value=value)})) == (1 <= value <= 5)


def test_the_whole_refuses_no_breakdown_and_one_breakdown_no_other():
    assert refused([""]) == set()
    assert refused(["source=police", ""]) == {"source"}
    table = {
        "": cell(value=3), "source=police": cell("source=police", 20), "outcome=referral": cell("outcome=referral", 2),
        "outcome=other": cell("outcome=other", 40),
    }  # fmt: skip
    assert set(decided(COUNT, table)) == {"", "outcome=referral", "outcome=other"}


def test_parts_that_would_tell_a_hidden_whole_are_hidden_with_it():
    """50 and 47 of 100 are shown nowhere, since 3 are left."""
    hundred = Decimal(100)
    table = {
        "": cell("", 97, numerator=Decimal(97), denominator=hundred),
        "sex=girls": cell("sex=girls", 50, numerator=Decimal(50), denominator=hundred),
        "sex=boys": cell("sex=boys", 47, numerator=Decimal(47), denominator=hundred),
    }
    found = decided(SHARE, table)
    assert {each: (decision.cause, decision.shown) for each, decision in found.items()} == dict.fromkeys(
        table, (Cause.SMALL_REST, False)
    )


@given(shares())
def test_where_what_is_left_of_a_whole_is_small_no_part_is_shown(table):
    found = decided(SHARE, table)
    whole = found.get("")
    if whole is None or whole.shown or whole.cause != Cause.SMALL_REST:
        return
    for breakdown, standing in table.items():
        assert standing.origin == "as_published" or not found[breakdown].shown
