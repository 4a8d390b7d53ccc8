"""Clocks of a review: what each runs from, when it ends, and whether that was kept. Nothing stops one."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lineofsight.kernel.calendar import add_hours
from lineofsight.kernel.clock import london

# The clock of the first visit to the home, which a joint agency response makes.
HOME_VISIT = "home_visit"


@dataclass(frozen=True)
class Clock:
    """A length of time something is done within, with where that is said and how strongly."""

    key: str
    label: str
    length: int
    unit: str
    starts: str
    strength: str
    source: str
    start: date
    end: date | None = None
    unconfirmed: bool = False

    @property
    def said(self) -> str:
        """Its length in words."""
        return f"{self.length} {self.unit if self.length != 1 else self.unit.removesuffix('s')}"

    def holds(self, died: date) -> bool:
        """Whether it is for a death on this day."""
        return self.start <= died and (self.end is None or died <= self.end)


@dataclass(frozen=True)
class Running:
    """A clock of one review: when it ends, and when what it asks for was done."""

    clock: Clock
    due: date | datetime | None
    done: date | datetime | None = None

    @property
    def timed(self) -> bool:
        """Whether the minute of what was done is known, and not its day alone."""
        return isinstance(self.done, datetime)

    def late(self, now: datetime) -> bool:
        """Whether it was not kept, or is not any more. A day is kept until its end; hours until their minute, except
        where only the day of what was done is known."""
        if self.due is None:
            return False
        done = self.done or now
        if isinstance(self.due, datetime) and isinstance(done, datetime):
            return done > self.due
        return day_of(done) > day_of(self.due)


def day_of(moment: date | datetime) -> date:
    """The day of a moment, in London, or the day itself."""
    return london(moment).date() if isinstance(moment, datetime) else moment


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def ends(clock: Clock, begun: date | datetime | None) -> date | datetime | None:
    """When a clock ends that began then; hours run from a moment and through weekends."""
    if begun is None:
        return None
    if clock.unit == "hours":
        return add_hours(begun, clock.length) if isinstance(begun, datetime) else None
    day = day_of(begun)
    if clock.unit == "months":
        return months_later(day, clock.length)
    return day + timedelta(days=clock.length * (7 if clock.unit == "weeks" else 1))


def months_between(earlier: date, later: date) -> int:
    """Whole months from a day to another: the most that do not go beyond it."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - 1 if months_later(earlier, months) > later else months
