"""Periods: kinds, names, neighbours and the two written forms."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lineofsight.kernel.period_kinds import whole_months as months_in
from lineofsight.kernel.periods import Period, PeriodKind, date_text

pytestmark = pytest.mark.once

ONE_DAY = timedelta(days=1)

days = st.dates(date(1900, 1, 1), date(2150, 12, 31))
first_years = st.integers(1900, 2150)


def ordered(pair: tuple[date, date]) -> Period:
    return Period(min(pair), max(pair))


any_days = st.tuples(days, days).map(ordered)
whole_months = st.builds(lambda a, b: ordered((Period.month(a).start, Period.month(b).end)), days, days).filter(
    lambda period: period.start.day == 1
)
named = st.one_of(
    days.map(Period.snapshot),
    days.map(Period.month),
    days.map(Period.quarter),
    first_years.map(Period.financial_year),
    first_years.map(Period.calendar_year),
    first_years.map(Period.school_year),
    st.builds(
        lambda year, month: Period(date(year, month, 1), Period.month(date(year, month, 28)).shifted(5).end),
        first_years,
        st.sampled_from([1, 4, 7, 10]),
    ),
)
periods = st.one_of(named, whole_months, any_days)


@pytest.mark.parametrize(
    ("text", "kind", "label", "short", "slug"),
    [
        ("2018-04-01/2019-03-31", "financial_year", "2018/19", "2018/19", "2018-19"),
        ("1999-04-01/2000-03-31", "financial_year", "1999/00", "1999/00", "1999-00"),
        ("2019-03-31/2019-03-31", "snapshot", "31 March 2019", "31 Mar 2019", "2019-03-31-to-2019-03-31"),
        ("2018-04-01/2018-04-30", "month", "April 2018", "Apr 2018", "2018-04-01-to-2018-04-30"),
        ("2020-02-01/2020-02-29", "month", "February 2020", "Feb 2020", "2020-02-01-to-2020-02-29"),
        (
            "2018-04-01/2018-06-30",
            "quarter",
            "Quarter 1 2018/19 (April to June 2018)",
            "Q1 2018/19",
            "2018-04-01-to-2018-06-30",
        ),
        (
            "2019-01-01/2019-03-31",
            "quarter",
            "Quarter 4 2018/19 (January to March 2019)",
            "Q4 2018/19",
            "2019-01-01-to-2019-03-31",
        ),
        (
            "2018-04-01/2018-09-30",
            "half_year",
            "Half-year 1 2018/19 (April to September 2018)",
            "H1 2018/19",
            "2018-04-01-to-2018-09-30",
        ),
        (
            "2018-10-01/2019-03-31",
            "half_year",
            "Half-year 2 2018/19 (October 2018 to March 2019)",
            "H2 2018/19",
            "2018-10-01-to-2019-03-31",
        ),
        (
            "2018-01-01/2018-06-30",
            "half_year",
            "January to June 2018",
            "Jan 2018 to Jun 2018",
            "2018-01-01-to-2018-06-30",
        ),
        ("2018-01-01/2018-12-31", "calendar_year", "2018", "2018", "2018-01-01-to-2018-12-31"),
        (
            "2018-09-01/2019-08-31",
            "school_year",
            "School year 2018/19",
            "School year 2018/19",
            "2018-09-01-to-2019-08-31",
        ),
        (
            "2019-04-01/2020-08-31",
            "other",
            "1 April 2019 to 31 August 2020",
            "Apr 2019 to Aug 2020",
            "2019-04-01-to-2020-08-31",
        ),
        (
            "2018-07-01/2019-06-30",
            "other",
            "1 July 2018 to 30 June 2019",
            "Jul 2018 to Jun 2019",
            "2018-07-01-to-2019-06-30",
        ),
        (
            "2018-04-02/2019-03-31",
            "other",
            "2 April 2018 to 31 March 2019",
            "2 Apr 2018 to 31 Mar 2019",
            "2018-04-02-to-2019-03-31",
        ),
        (
            "2019-02-01/2019-02-27",
            "other",
            "1 February 2019 to 27 February 2019",
            "1 Feb 2019 to 27 Feb 2019",
            "2019-02-01-to-2019-02-27",
        ),
        (
            "2018-05-01/2018-07-31",
            "other",
            "1 May 2018 to 31 July 2018",
            "May 2018 to Jul 2018",
            "2018-05-01-to-2018-07-31",
        ),
    ],
)
def test_kind_and_names_follow_from_the_days(text: str, kind: str, label: str, short: str, slug: str) -> None:
    period = Period.parse(text)
    assert (period.kind, period.label, period.short_label, period.slug) == (kind, label, short, slug)
    assert period.kind is PeriodKind(kind)
    assert Period.from_slug(slug) == period


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2018-04-01/2019-03-31", "in 2018/19"),
        ("2018-09-01/2019-08-31", "in the school year 2018/19"),
        ("2018-01-01/2018-12-31", "in 2018"),
        ("2018-04-01/2018-06-30", "in April to June 2018"),
        ("2018-09-01/2018-12-31", "in September to December 2018"),
        ("2019-03-01/2019-03-31", "in March 2019"),
        ("2019-03-31/2019-03-31", "on 31 March 2019"),
        ("2019-02-03/2019-02-27", "in the time from 3 February 2019 to 27 February 2019"),
    ],
)
def test_a_period_is_said_within_a_sentence(text: str, when: str) -> None:
    assert Period.parse(text).when == when


def test_constructors() -> None:
    assert str(Period.financial_year(2018)) == "2018-04-01/2019-03-31"
    assert str(Period.financial_year_of(date(2019, 3, 31))) == "2018-04-01/2019-03-31"
    assert str(Period.financial_year_of(date(2019, 4, 1))) == "2019-04-01/2020-03-31"
    assert str(Period.calendar_year(2018)) == "2018-01-01/2018-12-31"
    assert str(Period.school_year(2018)) == "2018-09-01/2019-08-31"
    assert str(Period.quarter(date(2018, 5, 31))) == "2018-04-01/2018-06-30"
    assert str(Period.quarter(date(2018, 12, 31))) == "2018-10-01/2018-12-31"
    assert str(Period.month(date(2020, 2, 29))) == "2020-02-01/2020-02-29"
    assert str(Period.snapshot(date(2019, 3, 31))) == "2019-03-31/2019-03-31"


@given(periods)
def test_parse_undoes_str(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods)
def test_from_slug_undoes_slug(period: Period) -> None:
    assert Period.from_slug(period.slug) == period
    assert period.slug.isascii()
    assert "/" not in period.slug


# Sixty-one days whose neighbour before them is two whole months.
BEFORE_IS_MONTHS = Period(date(2000, 1, 1), date(2000, 3, 1))


@given(periods)
@example(BEFORE_IS_MONTHS)
def test_next_and_previous_undo_each_other(period: Period) -> None:
    """Unless days lie beside as many days that are whole months: those go on in months."""
    in_months = bool(months_in(period.start, period.end))
    for beside, back in ((period.next(), Period.previous), (period.previous(), Period.next)):
        if bool(months_in(beside.start, beside.end)) == in_months:
            assert back(beside) == period


def test_days_beside_whole_months_go_on_in_months() -> None:
    assert str(BEFORE_IS_MONTHS.previous()) == "1999-11-01/1999-12-31"
    assert str(BEFORE_IS_MONTHS.previous().next()) == "2000-01-01/2000-02-29"


@given(periods)
def test_neighbours_touch_and_are_of_one_kind(period: Period) -> None:
    after = period.next()
    assert after.start == period.end + ONE_DAY
    assert not after.overlaps(period)
    if period.kind is not PeriodKind.OTHER:
        assert after.kind is period.kind
    if period.kind in (PeriodKind.OTHER, PeriodKind.SNAPSHOT) and period.start.day != 1:
        assert after.end - after.start == period.end - period.start


@given(named, st.sampled_from([12, -12, 36]))
def test_a_year_on_is_of_the_same_kind(period: Period, months: int) -> None:
    later = period.shifted(months)
    assert later.kind is period.kind
    assert later.end.year - period.end.year == months // 12


def test_shifting_keeps_the_end_of_the_month() -> None:
    assert Period.snapshot(date(2019, 2, 28)).shifted(12) == Period.snapshot(date(2020, 2, 29))
    assert Period.snapshot(date(2019, 3, 31)).shifted(-12) == Period.snapshot(date(2018, 3, 31))
    assert Period.month(date(2019, 2, 1)).shifted(1) == Period.month(date(2019, 3, 1))


def test_names_tell_periods_apart() -> None:
    """Every run of whole months of four years, and every run of days of two months."""
    starts = [Period.month(date(2018 + n // 12, n % 12 + 1, 1)) for n in range(48)]
    runs = {Period(one.start, other.end) for one in starts for other in starts if one <= other}
    first = date(2019, 2, 1)
    each_day = [first + timedelta(days=n) for n in range(59)]
    runs |= {Period(one, other) for one in each_day for other in each_day if one <= other}
    for name in ("label", "short_label", "slug", "said"):
        assert len({getattr(run, name) for run in runs}) == len(runs)


@given(periods, periods)
def test_contains_and_overlaps_agree_with_the_days(one: Period, other: Period) -> None:
    assert one.contains(other) == (one.contains(other.start) and one.contains(other.end))
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (one.contains(other.start) or other.contains(one.start))
    assert one.contains(one)


def test_both_ends_are_included() -> None:
    year = Period.financial_year(2018)
    assert year.contains(date(2018, 4, 1))
    assert year.contains(date(2019, 3, 31))
    assert not year.contains(date(2018, 3, 31))
    assert not year.contains(date(2019, 4, 1))
    assert year.contains(Period.quarter(date(2019, 1, 1)))
    assert not year.contains(Period.calendar_year(2018))
    assert year.overlaps(Period.calendar_year(2018))


def test_months_and_quarters_of_a_year() -> None:
    year = Period.financial_year(2018)
    assert [month.short_label for month in year.months()][::11] == ["Apr 2018", "Mar 2019"]
    assert [quarter.short_label[:2] for quarter in year.quarters()] == ["Q1", "Q2", "Q3", "Q4"]
    assert Period.snapshot(date(2019, 3, 31)).months() == ()
    assert [str(m) for m in Period.parse("2018-04-15/2018-06-29").months()] == ["2018-05-01/2018-05-31"]
    assert [q.short_label for q in Period.school_year(2018).quarters()] == ["Q3 2018/19", "Q4 2018/19", "Q1 2019/20"]


@given(whole_months)
def test_whole_months_are_cut_without_gap_or_overlap(period: Period) -> None:
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all(month.next() == after for month, after in pairwise(months))


@given(st.lists(periods, max_size=8))
def test_sorted_by_start_then_end(several: list[Period]) -> None:
    assert sorted(several) == sorted(several, key=lambda period: (period.start, period.end))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018/19",
        "2018-04-01",
        "2018-04-01/",
        "20180401/20190331",
        "2018-04-01/2019-03-31 ",
        "2018-04-01/2019-02-30",
        "2019-03-31/2018-04-01",
        "2018-W14-1/2018-W15-1",
        "٢٠١٨-٠٤-٠١/2019-03-31",
    ],
)
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["", "2018", "2018-20", "2018-04-01-to-2019-03-31", "2019-04-01-to-2018-04-01", "x"])
def test_what_is_not_a_slug_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.from_slug(text)


def test_one_period_has_one_address() -> None:
    with pytest.raises(ValueError, match="It is “2018-19”"):
        Period.from_slug("2018-04-01-to-2019-03-31")


def test_a_period_is_two_plain_days_in_order() -> None:
    with pytest.raises(ValueError, match=r"cannot end \(1 March 2019\) before it starts \(2 March 2019\)"):
        Period(date(2019, 3, 2), date(2019, 3, 1))
    with pytest.raises(TypeError, match="plain date"):
        Period(date(2019, 3, 2), datetime(2019, 3, 2, tzinfo=UTC))
    with pytest.raises(AttributeError):
        Period.financial_year(2018).start = date(2019, 1, 1)  # type: ignore[misc]


def test_dates_are_written_in_british_style() -> None:
    assert date_text(date(2026, 3, 6)) == "6 March 2026"
