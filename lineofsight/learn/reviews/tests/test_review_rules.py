"""A local review's table by property: whatever order of moves, nothing held, unsigned or unchecked is let out; its time
by the calendar; and what points to a child is found however it is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import add_working_days, is_working_day, months_after, working_days_between
from lineofsight.kernel.days import MONTH_NAMES
from lineofsight.learn.reviews.lifecycle import LOCAL_REVIEW
from lineofsight.learn.reviews.rules.local_review import KINDS, ReviewFacts, due, earliest, edition
from lineofsight.learn.reviews.rules.pointing import day, hits, name, place

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


def forms(on: date) -> list[str]:
    """A day in the forms people write it."""
    month = MONTH_NAMES[on.month - 1]
    suffix = "th" if 10 < on.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(on.day % 10, "th")
    return [
        f"{on.day} {month} {on.year}", f"{on.day}{suffix} {month}", f"the {on.day}{suffix} of {month} {on.year}",
        f"{month} {on.day}, {on.year}", f"{on.day} {month[:3]} {on.year}", f"{on.day}/{on.month}/{on.year}",
        f"{on:%d.%m.%y}", f"{on:%d-%m-%Y}", f"{on:%m/%d/%Y}", on.isoformat(), f"{on:%Y%m%d}",
        f"{on.day} {month}".upper(),
    ]  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.sampled_from(["On {}, it was", "born {}.", "({})"]))
def test_an_exact_day_is_found_in_every_usual_form_and_no_other_day(on, frame):
    for form in forms(on):
        assert hits(frame.format(form), day(on)), form
    other = on + timedelta(days=400)
    month_and_year = f"In {MONTH_NAMES[on.month - 1]} {on.year} and on {other:%d/%m/%Y}, {other.isoformat()}"
    assert not hits(month_and_year, day(on))


@given(st.sampled_from(["{} fell", "the school of {}", "“{}”", "{}’s mother", "MISS {}"]))
def test_a_name_is_found_however_it_stands(frame):
    seek = name("Zoë Quillon-Farthingdale (invented)")
    for said in (
        "Zoë Quillon-Farthingdale", "ZOE", "zoë", "Farthingdale", "Quillon\u00adFarthingdale",
        "quillon\u2011farthingdale", "Zo\u200be", "Zoë\nQuillon Farthingdale",
    ):  # fmt: skip
        assert hits(frame.format(said), seek), said
    assert not hits("This was invented, and farthings are no more", seek)


def test_a_name_that_is_a_word_counts_where_it_is_written_as_a_name():
    seek = name("May")
    assert not hits("It may help. May they learn.", seek)
    assert hits("Nobody asked May how she was.", seek)


def test_a_place_is_found_and_the_area_itself_is_not():
    seek = [*place("12 Elm Road, Netherby, Ashmere", ["Ashmere"]), *place("At home")]
    assert [hit.found for hit in hits("At home in Elm Road, Ashmere; 12 elm  road; NETHERBY", seek)] == [
        "Elm Road", "12 elm  road", "NETHERBY",
    ]  # fmt: skip
    [hit] = hits("They lived in Netherby then", seek)
    assert (hit.before, hit.after) == ("They lived in ", " then")
