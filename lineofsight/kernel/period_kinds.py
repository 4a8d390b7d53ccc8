"""What kind of stretch of time two days mark out. The kind is always derived, never stored."""

from datetime import date
from enum import StrEnum

from lineofsight.kernel.days import last_of_month


class PeriodKind(StrEnum):
    """The kinds of period the partnership reports by."""

    SNAPSHOT = "snapshot"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    SCHOOL_YEAR = "school_year"
    OTHER = "other"


# By length in months and first month: years begin in January, April or September; half-years and quarters where
# the calendar year or the financial year divides (the quarters of the two are the same three months).
_KINDS = (
    {(1, month): PeriodKind.MONTH for month in range(1, 13)}
    | {(3, month): PeriodKind.QUARTER for month in (1, 4, 7, 10)}
    | {(6, month): PeriodKind.HALF_YEAR for month in (1, 4, 7, 10)}
    | {
        (12, 1): PeriodKind.CALENDAR_YEAR,
        (12, 4): PeriodKind.FINANCIAL_YEAR,
        (12, 9): PeriodKind.SCHOOL_YEAR,
    }
)


def whole_months(start: date, end: date) -> int | None:
    """How many months two days mark out, both included; None if they do not begin and end with whole months."""
    if start.day != 1 or end != last_of_month(end.year, end.month):
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


def kind_of(start: date, end: date) -> PeriodKind:
    """The kind of the period from one day to another, both included."""
    if start == end:
        return PeriodKind.SNAPSHOT
    return _KINDS.get((whole_months(start, end) or 0, start.month), PeriodKind.OTHER)


def financial_year_start(day: date) -> int:
    """The year in which the financial year that holds the day began (1 April to 31 March)."""
    return day.year if day.month >= 4 else day.year - 1
