"""Single days: refusing what is not one, moving by months, writing one out."""

from calendar import monthrange
from datetime import date, datetime

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def plain_day(value: object) -> date:
    """Give the value back if it is a date and nothing more.

    A datetime is a date to Python, and which day it is depends on the time zone: it is refused with TypeError.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise TypeError(f"A plain date is needed here, not {type(value).__name__}.")


def whole_number(value: object, what: str) -> int:
    """Give the value back if it is a whole number; TypeError names `what` it was meant for. True is not a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"The number of {what} must be a whole number, not {type(value).__name__}.")


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_after(day: date, n: int) -> date:
    """The same day of the month `n` months later (earlier if negative), or that month's last day if it is shorter.

    31 January and 3 months is 30 April. ValueError outside the years 1 to 9999.
    """
    plain_day(day)
    year, month = divmod(day.year * 12 + day.month - 1 + whole_number(n, "months"), 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"{n} months after {date_text(day)} is outside the years 1 to 9999.")
    end = last_of_month(year, month + 1)
    return end.replace(day=min(day.day, end.day))


def date_text(day: date) -> str:
    """A date as the reader sees it: "6 March 2026"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
