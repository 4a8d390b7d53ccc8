"""A local review's table by property: whatever order of moves, nothing held, unsigned or unchecked is let out; its time
by the calendar."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import add_working_days, is_working_day, months_after, working_days_between
from lineofsight.learn.reviews.lifecycle import LOCAL_REVIEW
from lineofsight.learn.reviews.rules.local_review import KINDS, ReviewFacts, due, earliest, edition

pytestmark = pytest.mark.once
FACTS = st.builds(
    ReviewFacts, lacking=st.sampled_from([(), ("The price",)]), drafts=st.integers(0, 2), asked=st.integers(0, 2),
    waiting=st.sampled_from([(), ("Police",)]), unanswered=st.integers(0, 1),
    unsigned=st.sampled_from([(), ("Police",)]), holding=st.sampled_from([(), ("Inquest",)]),
    undated=st.sampled_from([(), ("Legal advice",)]), checked=st.booleans(), early=st.sampled_from(["", "1 May 2026"]),
    unpublished=st.booleans(),
)  # fmt: skip
OUT = {"published", "improvements"}


# Most of a course goes well, so that it comes far enough for what is lacking to matter.
WHOLE = ReviewFacts(drafts=1, asked=1, checked=True)
LACKS = {"holding": ("x",), "unsigned": ("x",), "undated": ("x",), "early": "x", "checked": False}
ONE_LACKS = st.sampled_from([replace(WHOLE, **{field: value}) for field, value in LACKS.items()])


@given(st.lists(st.tuples(st.integers(0, 5), st.one_of(st.just(WHOLE), ONE_LACKS, FACTS)), min_size=15, max_size=40))
def test_no_order_of_moves_lets_out_what_is_held_unsigned_or_unchecked(course):
    state, been = LOCAL_REVIEW.initial, []
    for n, facts in course:
        ways = LOCAL_REVIEW.moves_from(state)
        onward = [move for move in ways if n == 0 or move.key not in ("draft_again", "stop_review")]
        if not onward or LOCAL_REVIEW.refusal(onward[n % len(onward)].key, state, facts):
            continue
        state = onward[n % len(onward)].target
        been.append(state)
        if state in OUT:
            lacking = (facts.holding, facts.unsigned, facts.undated, facts.early, not facts.checked)
            assert not any(lacking)
            assert {"terms", "accuracy", "signed", "preparing"} <= set(been)
        if state == "terms":
            assert not facts.lacking


@given(st.sampled_from([move.key for move in LOCAL_REVIEW.moves if move.target in OUT]))
def test_each_thing_that_is_lacking_alone_refuses_publication(key):
    assert LOCAL_REVIEW.refusal(key, "preparing", WHOLE) is None
    for field, value in LACKS.items():
        assert LOCAL_REVIEW.refusal(key, "preparing", replace(WHOLE, **{field: value}))


@given(st.dates(date(2018, 6, 29), date(2027, 12, 31)), st.sampled_from(list(KINDS)))
def test_its_time_is_six_calendar_months(decided_on, kind):
    assert due(kind, decided_on) == months_after(decided_on, 6)
    assert edition().clock(kind).strength == ("should" if kind in ("local", "joint") else "local")


@given(st.lists(st.dates(date(2019, 1, 1), date(2027, 10, 1)), min_size=1, max_size=3))
def test_seven_whole_working_days_lie_between_the_last_told_and_the_first_day(told):
    first = earliest("local", told)
    assert working_days_between(max(told), first) == 7
    assert is_working_day(first)
    assert earliest("learning", told) is None


def test_known_days():
    assert due("local", date(2025, 8, 31)) == date(2026, 2, 28)
    assert earliest("local", [date(2026, 4, 1)]) == date(2026, 4, 14), "Good Friday and Easter Monday lie between"
    assert add_working_days(date(2026, 4, 1), 7) == date(2026, 4, 14)
