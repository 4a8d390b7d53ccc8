"""Working days, school days and months, against counts made one day at a time."""

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import (
    OutsideCalendar,
    SchoolCalendar,
    add_school_days,
    add_working_days,
    bank_holidays,
    is_working_day,
    months_after,
    reminder_falls_on,
    school_days_between,
    working_days_between,
)
from lineofsight.kernel.days import date_text, plain_day

pytestmark = pytest.mark.once

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
ONE_DAY = timedelta(days=1)

# Days whose date no formula gives, each announced for its own year.
ONE_OFF_AND_MOVED = [
    date(2012, 6, 4),
    date(2012, 6, 5),
    date(2020, 5, 8),
    date(2022, 6, 2),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
    date(2026, 12, 28),
]
# Where those holidays would have been: ordinary working days in their year.
MOVED_AWAY = [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)]

known_days = st.dates(FIRST, LAST)
counts = st.integers(1, 400)


def listed_holidays() -> set[date]:
    text = files("lineofsight.kernel").joinpath("data/bank_holidays_england_and_wales.json").read_text("utf-8")
    return {date.fromisoformat(day) for day in json.loads(text)["bank_holidays"]}


HOLIDAYS = listed_holidays()


def is_working(day: date) -> bool:
    return day.strftime("%a") not in ("Sat", "Sun") and day not in HOLIDAYS


def naive_add(start: date, n: int) -> date:
    """As a person counts: go back to a working day if need be, then forward, one day at a time."""
    day = start
    while not is_working(day):
        day -= ONE_DAY
    for _ in range(n):
        day += ONE_DAY
        while not is_working(day):
            day += ONE_DAY
    return day


def naive_between(start: date, end: date) -> int:
    count, day = 0, start
    while day < end:
        day += ONE_DAY
        count += is_working(day)
    return count


@pytest.mark.parametrize("day", ONE_OFF_AND_MOVED, ids=str)
def test_one_off_and_moved_days_are_bank_holidays(day: date) -> None:
    assert day in bank_holidays()
    assert not is_working_day(day)
    assert working_days_between(day - ONE_DAY, day) == 0


@pytest.mark.parametrize("day", MOVED_AWAY, ids=str)
def test_a_holiday_moved_away_leaves_a_working_day(day: date) -> None:
    assert is_working_day(day)


def test_every_one_off_day_can_be_crossed() -> None:
    assert add_working_days(date(2012, 6, 1), 1) == date(2012, 6, 6)
    assert add_working_days(date(2022, 6, 1), 1) == date(2022, 6, 6)
    assert add_working_days(date(2022, 9, 16), 1) == date(2022, 9, 20)
    assert add_working_days(date(2023, 5, 5), 1) == date(2023, 5, 9)
    assert add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)


def test_the_list_is_whole() -> None:
    by_year = {year: [day for day in bank_holidays() if day.year == year] for year in range(2012, 2029)}
    assert {year: len(days) for year, days in by_year.items() if len(days) != 8} == {2012: 9, 2022: 10, 2023: 9}
    assert all(day.weekday() < 5 for day in bank_holidays())
    assert bank_holidays()[date(2018, 4, 2)] == "Easter Monday"


def test_the_list_carries_its_attribution() -> None:
    text = files("lineofsight.kernel").joinpath("data/bank_holidays_england_and_wales.json").read_text("utf-8")
    assert json.loads(text)["attribution"] == (
        "Contains public sector information licensed under the Open Government Licence v3.0. "
        "Source: GOV.UK bank holidays."
    )


def test_the_list_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        bank_holidays()[date(2018, 4, 3)] = "A day off"  # type: ignore[index]


def test_five_and_fifteen_days_over_christmas() -> None:
    """A notification on Monday 22 December 2025: 25 and 26 December and 1 January do not count."""
    assert add_working_days(date(2025, 12, 22), 5) == date(2025, 12, 31)
    assert add_working_days(date(2025, 12, 22), 15) == date(2026, 1, 15)


def test_the_start_is_not_counted_and_the_end_is() -> None:
    assert add_working_days(date(2026, 3, 2), 1) == date(2026, 3, 3)
    assert working_days_between(date(2026, 3, 2), date(2026, 3, 2)) == 0
    assert working_days_between(date(2026, 3, 2), date(2026, 3, 6)) == 4
    assert working_days_between(date(2026, 3, 2), date(2026, 3, 8)) == 4


@pytest.mark.parametrize("start", [date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8)], ids=str)
def test_a_weekend_counts_from_the_friday_before(start: date) -> None:
    assert add_working_days(start, 1) == date(2026, 3, 9)


@given(known_days, counts)
def test_adding_agrees_with_counting_by_hand(start: date, n: int) -> None:
    assume(start < date(2027, 1, 1) and start > FIRST)
    assert add_working_days(start, n) == naive_add(start, n)


@given(known_days, st.integers(0, 800))
def test_between_agrees_with_counting_by_hand(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), LAST)
    assert working_days_between(start, end) == naive_between(start, end)


@given(known_days)
def test_each_day_agrees_with_the_list(day: date) -> None:
    assert is_working_day(day) == is_working(day)


@given(known_days, counts)
def test_between_undoes_add(start: date, n: int) -> None:
    assume(start < date(2027, 1, 1))
    end = add_working_days(start, n)
    assert end > start
    assert is_working_day(end)
    assert working_days_between(start, end) == n
    assert working_days_between(start, end - ONE_DAY) == n - 1


@given(known_days, known_days)
def test_add_undoes_between(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assume(is_working_day(end) and start < end)
    assert add_working_days(start, working_days_between(start, end)) == end


@given(known_days, known_days, counts, counts)
def test_later_starts_and_longer_counts_never_end_earlier(one: date, other: date, m: int, n: int) -> None:
    early, late = sorted((one, other))
    assume(late < date(2025, 1, 1))
    assert add_working_days(early, n) <= add_working_days(late, n)
    assert add_working_days(early, m + n) == add_working_days(add_working_days(early, m), n)


@given(st.lists(known_days, min_size=3, max_size=3))
def test_parts_add_up(days: list[date]) -> None:
    start, middle, end = sorted(days)
    whole = working_days_between(start, end)
    assert working_days_between(start, middle) + working_days_between(middle, end) == whole


def test_the_edges_of_the_list_are_inside() -> None:
    """1 January 2012 is a Sunday: the day before is not needed, since only later days are counted."""
    assert add_working_days(FIRST, 1) == date(2012, 1, 3)
    assert working_days_between(date(2028, 12, 28), LAST) == 1
    assert add_working_days(date(2028, 12, 28), 1) == date(2028, 12, 29)
    assert not is_working_day(LAST)


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2011, 12, 30), date(2029, 1, 1), date(2029, 1, 6)], ids=str)
def test_days_outside_the_list_are_refused(day: date) -> None:
    with pytest.raises(OutsideCalendar, match="from 1 January 2012 to 31 December 2028"):
        is_working_day(day)
    with pytest.raises(OutsideCalendar):
        add_working_days(day, 1)
    with pytest.raises(OutsideCalendar):
        working_days_between(*sorted((day, date(2020, 1, 1))))


def test_an_answer_outside_the_list_is_refused() -> None:
    with pytest.raises(OutsideCalendar, match="2 working days after 28 December 2028 is past 31 December 2028"):
        add_working_days(date(2028, 12, 28), 2)
    with pytest.raises(OutsideCalendar, match="1 working day after 31 December 2028"):
        add_working_days(LAST, 1)
    assert issubclass(OutsideCalendar, ValueError)


@pytest.mark.parametrize("n", [0, -1, -5])
def test_counts_below_one_are_refused(n: int) -> None:
    with pytest.raises(ValueError, match=f"must be 1 or more, not {n}"):
        add_working_days(date(2026, 3, 2), n)


@pytest.mark.parametrize("n", [1.0, True, "1", None])
def test_counts_that_are_not_whole_numbers_are_refused(n: object) -> None:
    with pytest.raises(TypeError, match="whole number"):
        add_working_days(date(2026, 3, 2), n)  # type: ignore[arg-type]


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="The end, 1 March 2026, is before the start, 2 March 2026"):
        working_days_between(date(2026, 3, 2), date(2026, 3, 1))


@pytest.mark.parametrize("wrong", [datetime(2026, 3, 2, 9, tzinfo=UTC), "2026-03-02", None])
def test_only_plain_dates_are_days(wrong: object) -> None:
    good = date(2026, 3, 2)
    for call in (
        lambda: is_working_day(wrong),  # type: ignore[arg-type]
        lambda: add_working_days(wrong, 1),  # type: ignore[arg-type]
        lambda: working_days_between(wrong, good),  # type: ignore[arg-type]
        lambda: working_days_between(good, wrong),  # type: ignore[arg-type]
        lambda: months_after(wrong, 1),  # type: ignore[arg-type]
        lambda: plain_day(wrong),
    ):
        with pytest.raises(TypeError, match="plain date"):
            call()


# School days

AUTUMN = (date(2026, 9, 1), date(2026, 10, 23))
LATE_AUTUMN = (date(2026, 11, 2), date(2026, 12, 18))
SPRING = (date(2027, 1, 4), date(2027, 2, 12))
SUMMER = (date(2027, 4, 12), date(2027, 5, 28))
INSET = frozenset({date(2026, 9, 1), date(2027, 1, 4)})
SCHOOL = SchoolCalendar((AUTUMN, LATE_AUTUMN, SPRING, SUMMER), INSET)

school_dates = st.dates(AUTUMN[0], SUMMER[1])


def is_school(day: date) -> bool:
    in_term = any(first <= day <= last for first, last in (AUTUMN, LATE_AUTUMN, SPRING, SUMMER))
    return in_term and day not in INSET and is_working(day)


def test_school_days_skip_holidays_inset_and_bank_holidays() -> None:
    assert add_school_days(date(2026, 10, 22), 2, SCHOOL) == date(2026, 11, 2)
    assert add_school_days(date(2026, 12, 18), 1, SCHOOL) == date(2027, 1, 5)
    assert add_school_days(date(2027, 4, 30), 1, SCHOOL) == date(2027, 5, 4)
    assert school_days_between(AUTUMN[0], date(2026, 9, 4), SCHOOL) == 3


@given(school_dates, school_dates)
def test_school_days_agree_with_counting_by_hand(one: date, other: date) -> None:
    start, end = sorted((one, other))
    later = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert school_days_between(start, end, SCHOOL) == sum(map(is_school, later))
    assert SCHOOL.is_school_day(one) == is_school(one)


@given(school_dates, st.integers(1, 60))
def test_school_days_between_undoes_add(start: date, n: int) -> None:
    assume(start < date(2026, 12, 1))
    end = add_school_days(start, n, SCHOOL)
    assert SCHOOL.is_school_day(end)
    assert school_days_between(start, end, SCHOOL) == n


def test_school_days_beyond_the_terms_given_are_refused() -> None:
    with pytest.raises(OutsideCalendar, match="School days are known from 1 September 2026 to 28 May 2027"):
        add_school_days(date(2026, 8, 31), 1, SCHOOL)
    with pytest.raises(OutsideCalendar, match="past 28 May 2027"):
        add_school_days(date(2027, 5, 27), 2, SCHOOL)
    with pytest.raises(OutsideCalendar):
        school_days_between(date(2027, 5, 27), date(2027, 5, 29), SCHOOL)
    with pytest.raises(ValueError, match="school days must be 1 or more"):
        add_school_days(date(2026, 9, 7), 0, SCHOOL)


@pytest.mark.parametrize(
    ("terms", "closures", "sentence"),
    [
        ((), (), "at least one term"),
        (((AUTUMN[1], AUTUMN[0]),), (), "ends before it starts"),
        ((LATE_AUTUMN, AUTUMN), (), "starts before the one before it ends"),
        ((AUTUMN, (AUTUMN[1], LATE_AUTUMN[1])), (), "starts before the one before it ends"),
        ((AUTUMN,), (date(2026, 10, 26),), "closed on 26 October 2026, which is not in any term"),
        (((date(2028, 9, 4), date(2029, 7, 20)),), (), "from 1 January 2012 to 31 December 2028"),
    ],
)
def test_a_school_calendar_that_is_wrong_is_refused(terms: tuple, closures: tuple, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        SchoolCalendar(terms, frozenset(closures))


def test_school_calendars_with_times_are_refused() -> None:
    with pytest.raises(TypeError):
        SchoolCalendar(((AUTUMN[0], datetime(2026, 10, 23, tzinfo=UTC)),))
    with pytest.raises(TypeError):
        SchoolCalendar((AUTUMN,), frozenset({datetime(2026, 9, 1, tzinfo=UTC)}))


# Months


@pytest.mark.parametrize(
    ("day", "n", "later"),
    [
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 4, 30), 1, date(2026, 5, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 15), 0, date(2026, 3, 15)),
    ],
)
def test_months_are_pinned_to_the_end(day: date, n: int, later: date) -> None:
    assert months_after(day, n) == later


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-600, 600))
def test_months_land_in_the_right_month(day: date, n: int) -> None:
    later = months_after(day, n)
    assert (later.year - day.year) * 12 + later.month - day.month == n
    assert later.day == day.day or (later.day < day.day and (later + ONE_DAY).day == 1)


def test_months_beyond_the_years_there_are_are_refused() -> None:
    with pytest.raises(ValueError, match="outside the years 1 to 9999"):
        months_after(date(9999, 12, 1), 1)
    with pytest.raises(ValueError, match="outside the years 1 to 9999"):
        months_after(date(1, 1, 1), -1)
    assert months_after(date(1, 2, 1), -1) == date(1, 1, 1)
    assert months_after(date(9999, 11, 1), 1) == date(9999, 12, 1)


def test_dates_are_written_in_british_style() -> None:
    assert date_text(date(2026, 3, 6)) == "6 March 2026"


@given(known_days, st.integers(-60, 60))
def test_a_reminder_falls_three_working_days_before_a_due_day_and_one_after(day, apart):
    due = day + timedelta(days=apart)
    assume(FIRST <= due <= LAST)
    days = naive_between(day, due) if day <= due else -naive_between(due, day)
    assert reminder_falls_on(due, day) == (is_working_day(day) and days in {3, -1})


@given(known_days, st.dates(LAST + timedelta(days=30), date(2200, 1, 1)))
def test_what_is_due_after_the_years_of_the_list_reminds_nobody_yet_and_fails_nothing(day, due):
    assert not reminder_falls_on(due, day)
