"""The clocks of a serious incident: which rule held on a day, and the day by which something is due under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.calendar import (
    OutsideCalendar,
    add_working_days,
    is_working_day,
    months_after,
    working_days_between,
)
from lineofsight.kernel.definitions import load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "clocks"
EDITION = "2026"
# What starts a clock, and which day is counted as the first.
STARTS = {"aware": "The council became aware", "notified": "The council notified"}
DAY_ONE = {
    "next": "Day 1 is the next working day",
    "same": "Day 1 is the day itself, where it is a working day",
}
UNITS = {"working_day": "working days", "month": "calendar months"}
# Working days before a day at which it is said to be near.
NEAR = 2


@dataclass(frozen=True)
class Clock:
    """One rule: how long, from what, how strongly it binds, and the days on which it was the rule."""

    key: str
    title: str
    sentence: str
    unit: str
    length: int
    starts: tuple[str, ...]
    day_one: str
    strength: str
    source: str
    under: str
    owes: str
    applies_from: date
    confirmed: bool
    note: str = ""
    applies_to: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether it was the rule on a day, the first and the last included."""
        return self.applies_from <= day and (self.applies_to is None or day <= self.applies_to)

    @property
    def said(self) -> str:
        """Its length in words."""
        unit = UNITS[self.unit]
        return f"{self.length} {unit if self.length != 1 else unit.removesuffix('s')}"


@dataclass(frozen=True)
class Choice:
    """What a partnership settled about a clock: what starts it, and which day is day one."""

    starts: str
    day_one: str


@cache
def clocks(edition: str = EDITION) -> tuple[Clock, ...]:
    """Every clock of an edition."""
    return tuple(read(item) for item in load_editions(FOLDER)[edition].data["clock"])


def read(item: Mapping[str, Any]) -> Clock:
    return Clock(**{**item, "starts": tuple(item["starts"])})


def clock_on(key: str, day: date, edition: str = EDITION) -> Clock | None:
    """The clock of this name that held on a day. Something of 2012 is never judged by a later rule."""
    return next((each for each in clocks(edition) if each.key == key and each.held_on(day)), None)


def of_its_time(day: date) -> bool:
    """Whether a serious incident of that day fell under serious case reviews, before the national Panel."""
    return clock_on("notify", day) is None


def usual(clock: Clock) -> Choice:
    """What holds where a partnership settled nothing."""
    return Choice(clock.starts[0], clock.day_one)


def deadline(clock: Clock, start: date, day_one: str = "next") -> date:
    """The last day on which it is in time. OutsideCalendar where the bank holidays of that year are not known.

    "Within N working days of" counts the next working day as day one. Where the day itself counts and is a working
    day, it ends a working day earlier.
    """
    if clock.unit == "month":
        return months_after(start, clock.length)
    return nth_day(start, clock.length, day_one)


def nth_day(start: date, n: int, day_one: str = "next") -> date:
    """The nth working day of a count that a day starts."""
    counted = n - 1 if day_one == "same" and is_working_day(start) else n
    return add_working_days(start, counted) if counted else start


def day_of(start: date, today: date, day_one: str = "next") -> int:
    """Which working day of a count it is: the other way round of `nth_day`."""
    return working_days_between(start, today) + (day_one == "same" and is_working_day(start))


def counted(start: date, end: date) -> int | None:
    """How many working days have passed at the end; None where the bank holidays of those years are not known."""
    try:
        return working_days_between(start, end)
    except OutsideCalendar:
        return None


@dataclass(frozen=True)
class Standing:
    """How a clock stands on a day: a word, a colour, and what to do about it."""

    word: str
    colour: str
    advice: str
    late: bool = False


def standing(due: date, today: date, done: date | None = None) -> Standing:
    """How something due on a day stands. What is late is taken up the ladder, in words that name no child.

    Where working days cannot be counted, since bank holidays of long ago or far ahead are not known, no number is said.
    """
    if done is not None:
        late = done > due
        return Standing("Done late" if late else "Done in time", "orange" if late else "green", "", late)
    if today > due:
        days = counted(due, today)
        word = f"{days} working day{'' if days == 1 else 's'} late" if days else "Late"
        return Standing(word, "red", LATE, True)
    if today == due:
        return Standing("Due today", "orange", TODAY)
    left = counted(today, due)
    if left is None:
        return Standing("Not due yet", "blue", "")
    if left <= NEAR:
        return Standing(f"{left} working day{'' if left == 1 else 's'} left", "yellow", CLOSE)
    return Standing(f"{left} working days left", "blue", "")


LATE = "Tell the lead safeguarding partners today, and write down why. The day it was due stays."
TODAY = "Speak to whoever owes it now. If it cannot be done today, tell the delegated partners before it is late."
CLOSE = "Ask today whether it will be in time."
