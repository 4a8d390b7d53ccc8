"""Reads the years of published tables: 65 ways of writing one, and what each is about by the kind of its series.

A year of one number is the year that ends in it: "2023" of schools is the school year 2022/23, of social care the
twelve months to March 2023. What follows in brackets says how final the values are, and is kept where they are cited.
"""

import re
from collections.abc import Callable
from datetime import date

from lineofsight.kernel.periods import Period

FINAL = re.compile(r" \((?:Rev|Final|prov|OT)\)$")
ONE = re.compile(r"\d{4}")
TWO = re.compile(r"(\d{4})[-/](\d{2})")
SPAN = re.compile(r"(\d{4})/\d{2}-\d{2}/(\d{2})")
# A year that one of the tables writes and that is none.
NO_YEAR = "0"

# By kind of series, the period of the year that ends in a number.
ENDING: dict[str, Callable[[int], Period]] = {
    "financial": lambda year: Period.financial_year(year - 1),
    "academic": lambda year: Period.school_year(year - 1),
    "calendar": Period.calendar_year,
    "march": lambda year: Period.snapshot(date(year, 3, 31)),
    "middle": lambda year: Period.snapshot(date(year, 6, 30)),
    "september": lambda year: Period.snapshot(date(year, 9, 30)),
    "january": lambda year: Period.month(date(year, 1, 1)),
}


def period_of(text: str, kind: str) -> Period | None:
    """The period that a table's year is about; none where it is no year. ValueError where nobody knows the spelling."""
    if kind == "day":
        return Period.snapshot(date.fromisoformat(text))
    year = FINAL.sub("", text.strip())
    if year == NO_YEAR:
        return None
    if kind not in ENDING:
        raise ValueError(f"“{kind}” is not a kind of year.")
    if ONE.fullmatch(year):
        return ENDING[kind](int(year))
    first, last = ends(year)
    whole = ENDING[kind](last)
    # Years pooled: from the first day of the first to the last of the last. Calendar years are named from both ends.
    start = ENDING[kind](first if kind == "calendar" else first + 1).start
    return Period(start, whole.end)


def ends(year: str) -> tuple[int, int]:
    """The number a year that is written with two begins with, and the one it ends in."""
    if found := SPAN.fullmatch(year) or TWO.fullmatch(year):
        first = int(found[1])
        last = first - first % 100 + int(found[2])
        return first, last if last > first else last + 100
    raise ValueError(f"“{year}” is no year that is known here.")
