"""Clear days, what a meeting may become, and how attendance is counted; whatever the days and the facts are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import is_working_day
from lineofsight.lead.governance.lifecycle import MEETING
from lineofsight.lead.governance.rules.attendance import counted, share
from lineofsight.lead.governance.rules.clear_days import clear_days_between, days_late, last_day_for_papers
from lineofsight.lead.governance.rules.meetings import MeetingFacts

pytestmark = pytest.mark.once
TODAY = date(2026, 3, 2)
days = st.dates(date(2024, 2, 1), date(2026, 12, 31))
facts = st.builds(
    MeetingFacts, today=st.just(TODAY), on=st.dates(date(2026, 2, 20), date(2026, 3, 20)), items=st.integers(0, 2),
    unsaid=st.lists(st.just("Something"), max_size=1), attended=st.integers(0, 2), mine=st.booleans(),
    agreed_on=st.none() | st.dates(date(2026, 2, 20), date(2026, 3, 20)),
)  # fmt: skip


def counted_one_by_one(first: date, last: date) -> int:
    between = ((last - first).days - 1) if last > first else 0
    return sum(is_working_day(first + timedelta(days=n + 1)) for n in range(between))


@given(days, st.integers(0, 40))
def test_clear_days_are_the_working_days_between_and_neither_end(first, more):
    last = first + timedelta(days=more)
    assert clear_days_between(first, last) == counted_one_by_one(first, last)


@given(days, st.integers(0, 10))
def test_papers_go_out_on_the_last_working_day_that_leaves_the_clear_days(meeting, clear):
    day = last_day_for_papers(meeting, clear)
    assert is_working_day(day)
    assert counted_one_by_one(day, meeting) == clear
    later = [day + timedelta(days=n) for n in range(1, (meeting - day).days)]
    assert not [each for each in later if is_working_day(each) and counted_one_by_one(each, meeting) >= clear]


def test_easter_is_not_clear():
    """Good Friday is 3 April 2026, Easter Monday the 6th."""
    assert last_day_for_papers(date(2026, 4, 8)) == date(2026, 3, 27)


@given(days, st.none() | days, days)
def test_a_paper_is_late_from_the_day_after_it_was_due(due, given_on, today):
    assert (days_late(due, given_on, today) > 0) == ((given_on or today) > due)


@given(facts)
def test_a_meeting_is_held_on_its_day_or_after_with_who_came_written_down(known):
    if MEETING.refusal("hold_meeting", "out", known) is None:
        assert known.on <= TODAY
        assert known.items
        assert known.attended


@given(facts)
def test_minutes_are_whole_checked_by_another_and_agreed_after_the_meeting(known):
    if MEETING.refusal("draft_minutes", "held", known) is None:
        assert not known.unsaid
    if MEETING.refusal("check_minutes", "drafted", known) is None:
        assert not known.mine
    if MEETING.refusal("agree_minutes", "checked", known) is None:
        assert known.on < known.agreed_on <= TODAY


def test_minutes_are_agreed_only_once_they_were_checked():
    for name in ("planned", "agenda", "papers_due", "out", "held", "drafted"):
        assert MEETING.refusal("agree_minutes", name, MeetingFacts(today=TODAY, on=TODAY)) is not None


@given(st.lists(st.sampled_from(["present", "substitute", "apologies", "absent"])))
def test_every_sitting_is_counted_once_and_a_substitute_represents(said):
    found = counted(said)
    assert found.meetings == len(said)
    if said:
        assert 0 <= found.in_person <= found.represented <= 100
        there = sum(each in {"present", "substitute"} for each in said)
        assert found.represented == share(there, len(said))
    else:
        assert found.represented is None


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_is_rounded_half_up(part, whole):
    if part <= whole:
        assert abs(share(part, whole) - 100 * part / whole) <= 0.5
