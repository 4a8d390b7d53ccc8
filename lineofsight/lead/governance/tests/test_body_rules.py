"""What holds of bodies and days, whatever they are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.governance.rules.bodies import ordered, reports_upwards, ring
from lineofsight.lead.governance.rules.spans import Span, one_at_a_time

pytestmark = pytest.mark.once
FIRST = date(2026, 1, 1)
NAMES = "abcdef"
days = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
spans = st.builds(
    lambda start, more: Span(start, None if more is None else start + timedelta(days=more)),
    days,
    st.none() | st.integers(0, 30),
)
trees = st.dictionaries(st.sampled_from(NAMES), st.none() | st.sampled_from(NAMES), min_size=1)


def climbs_out(above, first) -> bool:
    """Whether the way up from a body ends."""
    here, steps = first, 0
    while here is not None and steps <= len(NAMES) + 1:
        here, steps = above.get(here), steps + 1
    return here is None


@given(trees)
def test_a_ring_is_found_where_a_way_up_does_not_end_and_nowhere_else(above):
    assert bool(ring(above)) == (not all(climbs_out(above, name) for name in above))
    assert (reports_upwards([above]) is None) == (not ring(above))


@given(trees)
def test_a_ring_that_is_named_is_one(above):
    found = ring(above)
    for here, up in zip(found, [*found[1:], *found[:1]], strict=True):
        assert above[here] == up


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.none() | st.sampled_from(NAMES)), max_size=12))
def test_whatever_is_said_and_let_through_leaves_every_body_once_in_the_tree(said):
    above: dict[str, str | None] = dict.fromkeys(NAMES)
    for name, up in said:
        if reports_upwards([above | {name: up}]) is None:
            above[name] = up
    laid = ordered(above)
    assert sorted(name for name, _ in laid) == sorted(NAMES)
    depth = dict(laid)
    assert all(depth[name] == (depth[up] + 1 if up else 0) for name, up in above.items())


@given(st.lists(spans, max_size=12))
def test_a_seat_that_is_filled_as_the_rule_lets_it_has_one_holder_on_any_day(asked):
    held: list[Span] = []
    for span in asked:
        if one_at_a_time(held, span) is None:
            held.append(span)
    for n in range(100):
        assert sum(span.holds_on(FIRST + timedelta(days=n)) for span in held) <= 1


@given(spans, spans)
def test_two_spans_meet_where_some_day_is_in_both(one, other):
    shared = any(one.holds_on(day) and other.holds_on(day) for day in (one.start, other.start))
    assert one.meets(other) == shared == other.meets(one)
