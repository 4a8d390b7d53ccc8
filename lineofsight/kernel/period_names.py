"""How a period is written for a reader: in full for a heading or a sentence, short for an axis or a table."""

from datetime import date

from lineofsight.kernel.days import MONTH_NAMES, date_text
from lineofsight.kernel.period_kinds import PeriodKind, financial_year_start, kind_of, whole_months


def year_text(first: int, joint: str = "/") -> str:
    """A year that runs over New Year: "2018/19"."""
    return f"{first:04d}{joint}{(first + 1) % 100:02d}"


def label(start: date, end: date) -> str:
    """The period in full, in British style: "2018/19", "Quarter 1 2018/19 (April to June 2018)"."""
    match kind_of(start, end):
        case PeriodKind.SNAPSHOT:
            return date_text(start)
        case PeriodKind.MONTH:
            return f"{_month(start)} {start.year}"
        case PeriodKind.QUARTER:
            return f"Quarter {_part(start, 3)} {_financial_year(start)} ({_months(start, end)})"
        case PeriodKind.HALF_YEAR if start.month in (4, 10):
            return f"Half-year {_part(start, 6)} {_financial_year(start)} ({_months(start, end)})"
        case PeriodKind.HALF_YEAR:
            return _months(start, end)
        case PeriodKind.OTHER:
            return f"{date_text(start)} to {date_text(end)}"
        case _:
            return _year(start)


def said(start: date, end: date) -> str:
    """The period within a sentence: "2018/19", "31 March 2019", "April to June 2018", "the school year 2018/19"."""
    kind = kind_of(start, end)
    if kind is PeriodKind.SCHOOL_YEAR:
        return f"the school year {year_text(start.year)}"
    if kind is PeriodKind.OTHER and not whole_months(start, end):
        return f"the time from {date_text(start)} to {date_text(end)}"
    named = (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.OTHER)
    return _months(start, end) if kind in named else label(start, end)


def short_label(start: date, end: date) -> str:
    """The period where room is short: "Q1 2018/19", "Apr 2018", "31 Mar 2019"."""
    match kind_of(start, end):
        case PeriodKind.SNAPSHOT:
            return _short_day(start)
        case PeriodKind.MONTH:
            return _short_month(start)
        case PeriodKind.QUARTER:
            return f"Q{_part(start, 3)} {_financial_year(start)}"
        case PeriodKind.HALF_YEAR if start.month in (4, 10):
            return f"H{_part(start, 6)} {_financial_year(start)}"
        case PeriodKind.HALF_YEAR | PeriodKind.OTHER if whole_months(start, end):
            return f"{_short_month(start)} to {_short_month(end)}"
        case PeriodKind.OTHER:
            return f"{_short_day(start)} to {_short_day(end)}"
        case _:
            return _year(start)


def _year(start: date) -> str:
    if start.month == 1:
        return str(start.year)
    return year_text(start.year) if start.month == 4 else f"School year {year_text(start.year)}"


def _financial_year(start: date) -> str:
    return year_text(financial_year_start(start))


def _part(start: date, months: int) -> int:
    """Which part of its financial year begins with this day, if parts are this many months long."""
    return (start.month - 4) % 12 // months + 1


def _months(start: date, end: date) -> str:
    first = _month(start) if start.year == end.year else f"{_month(start)} {start.year}"
    return f"{first} to {_month(end)} {end.year}"


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]


def _short_month(day: date) -> str:
    return f"{_month(day)[:3]} {day.year}"


def _short_day(day: date) -> str:
    return f"{day.day} {_short_month(day)}"
