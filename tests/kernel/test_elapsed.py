"""Elapsed hours and the end of a deadline, over the changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import add_hours, deadline_met, end_of_deadline, hours_between

pytestmark = pytest.mark.once

LONDON = ZoneInfo("Europe/London")
NAIVE = datetime(2026, 3, 6, 9)

moments = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.sampled_from([UTC, LONDON]))


def test_a_day_is_an_hour_short_when_the_clocks_go_forward() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=LONDON)
    assert add_hours(before, 24) == datetime(2026, 3, 29, 13, tzinfo=LONDON)
    assert hours_between(before, datetime(2026, 3, 29, 12, tzinfo=LONDON)) == 23


def test_a_day_is_an_hour_long_when_the_clocks_go_back() -> None:
    before = datetime(2026, 10, 24, 12, tzinfo=LONDON)
    assert add_hours(before, 24) == datetime(2026, 10, 25, 11, tzinfo=LONDON)
    assert hours_between(before, datetime(2026, 10, 25, 12, tzinfo=LONDON)) == 25


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    second = first.replace(fold=1)
    assert hours_between(first, second) == 1
    assert add_hours(first, 1).fold == 1
    assert add_hours(first, 1).hour == 1


def test_seventy_two_hours_run_through_a_weekend() -> None:
    friday = datetime(2026, 3, 6, 16, 5, tzinfo=LONDON)
    assert add_hours(friday, 72) == datetime(2026, 3, 9, 16, 5, tzinfo=LONDON)


def test_parts_of_an_hour_are_kept() -> None:
    start = datetime(2026, 3, 6, 9, tzinfo=UTC)
    assert hours_between(start, start + timedelta(minutes=90)) == Decimal("1.5")
    assert hours_between(start, start) == 0


@given(moments, st.integers(1, 10_000))
def test_between_undoes_add(moment: datetime, hours: int) -> None:
    later = add_hours(moment, hours)
    assert later.tzinfo is moment.tzinfo
    assert hours_between(moment, later) == hours
    assert round(later.timestamp() - moment.timestamp()) == hours * 3600


def test_what_is_not_a_moment_is_refused() -> None:
    good = datetime(2026, 3, 6, 9, tzinfo=UTC)
    for call in (
        lambda: add_hours(NAIVE, 1),
        lambda: hours_between(NAIVE, good),
        lambda: hours_between(good, NAIVE),
        lambda: deadline_met(date(2026, 3, 6), NAIVE),
    ):
        with pytest.raises(ValueError, match="without a time zone"):
            call()
    with pytest.raises(TypeError, match="date with a time"):
        add_hours(date(2026, 3, 6), 1)  # type: ignore[arg-type]


def test_hours_must_be_whole_and_forward() -> None:
    good = datetime(2026, 3, 6, 9, tzinfo=UTC)
    with pytest.raises(ValueError, match="1 or more"):
        add_hours(good, 0)
    with pytest.raises(TypeError, match="whole number"):
        add_hours(good, 1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="before the start"):
        hours_between(good, good - timedelta(seconds=1))


def test_a_deadline_ends_at_midnight_in_london() -> None:
    assert end_of_deadline(date(2026, 1, 15)) == datetime(2026, 1, 16, tzinfo=UTC)
    assert end_of_deadline(date(2026, 7, 15)) == datetime(2026, 7, 15, 23, tzinfo=UTC)
    assert end_of_deadline(date(2026, 7, 15)).tzinfo is UTC


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_a_deadline_is_met_until_its_day_is_over(day: date) -> None:
    end = end_of_deadline(day)
    last = end - timedelta(microseconds=1)
    assert last.astimezone(LONDON).date() == day
    assert end.astimezone(LONDON).date() == day + timedelta(days=1)
    assert deadline_met(day, last)
    assert not deadline_met(day, end)


def test_a_deadline_is_a_plain_date() -> None:
    with pytest.raises(TypeError, match="plain date"):
        end_of_deadline(datetime(2026, 3, 6, tzinfo=UTC))
