"""Working days in England: Monday to Friday without the bank holidays of England and Wales.

The bank holidays are GOV.UK's list, never a formula: one-off days (19 September 2022, 8 May 2023) and moved ones
(28 December 2026) follow none. A council's Christmas closure is not a bank holiday, so its days count.

Nothing is counted outside the years the list covers. A start on the first day of the list is allowed even when it is
not a working day: only the days after the start are counted, so the day before it is never needed.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lineofsight.kernel.counted_days import CountedDays

FILE = "data/bank_holidays_england_and_wales.json"
SATURDAY = 5
# A reminder goes out this many working days before the day something is due.
REMINDED_BEFORE = 3
# Whatever is further from a day is more working days away than that, bank holidays and all.
REMINDED_WITHIN = timedelta(days=14)


@cache
def bank_holidays() -> Mapping[date, str]:
    """Each bank holiday in England and Wales and its name, for the years of the list.

    Contains public sector information licensed under the Open Government Licence v3.0. Source: GOV.UK bank holidays.
    """
    listed = _read()["bank_holidays"]
    return MappingProxyType({date.fromisoformat(day): name for day, name in listed.items()})


@cache
def working_calendar() -> CountedDays:
    """Every working day of the years for which bank holidays are known."""
    data = _read()
    first, last = date.fromisoformat(data["first_day_known"]), date.fromisoformat(data["last_day_known"])
    every_day = (first + timedelta(days=n) for n in range((last - first).days + 1))
    holidays = bank_holidays()
    working = tuple(day for day in every_day if day.weekday() < SATURDAY and day not in holidays)
    return CountedDays("working day", first, last, working)


def is_working_day(day: date) -> bool:
    """Whether a day is a working day. OutsideCalendar for a day, a weekend too, outside the years of the list."""
    return working_calendar().includes(day)


def add_working_days(start: date, n: int) -> date:
    """The day that is `n` working days after `start`: "within N working days of" the start ends with this day.

    The start is day 0 and is not counted. A start on a day that is not a working day counts from the working day
    before, so one working day after a Saturday is Monday. This is the common reading of such clocks (convention, not
    statute: statutory instruments differ, and a definition that counts otherwise must say so).

    ValueError if n is below 1; OutsideCalendar if the start or the answer is outside the years of the list;
    TypeError for a datetime.
    """
    return working_calendar().nth_after(start, n)


def working_days_between(start: date, end: date) -> int:
    """How many working days have passed at `end`: the start is not counted, the end is if it is a working day.

    ValueError if the end is before the start; OutsideCalendar if either is outside the years of the list;
    TypeError for a datetime.
    """
    return working_calendar().between(start, end)


def _read() -> dict[str, Any]:
    text = files("lineofsight.kernel").joinpath(FILE).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def reminder_falls_on(due: date, day: date) -> bool:
    """Whether somebody is reminded on a day: three working days before what they owe is due, or the one after.

    A day that is no working day reminds nobody. What is due far beyond the years of the list is no reason to fail: only
    days near to it are counted. Strength: local.

    OutsideCalendar if the day, or a due day near to it, is outside the years of the list.
    """
    if abs(due - day) > REMINDED_WITHIN or not is_working_day(day):
        return False
    before_due = day <= due and working_days_between(day, due) == REMINDED_BEFORE
    return before_due or (day > due and working_days_between(due, day) == 1)
