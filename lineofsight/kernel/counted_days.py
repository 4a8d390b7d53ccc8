"""Counting along a list of days that count, inside the range for which it is known which days those are."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from lineofsight.kernel.days import date_text, plain_day, whole_number


class OutsideCalendar(ValueError):
    """The count would need a day for which it is not known whether it counts."""


@dataclass(frozen=True)
class CountedDays:
    """The days that count from `first` to `last`, in order. `noun` is what one is called: "working day"."""

    noun: str
    first: date
    last: date
    days: tuple[date, ...]

    def includes(self, day: date) -> bool:
        """Whether the day counts. OutsideCalendar if that is not known."""
        self._known(day)
        place = bisect_left(self.days, day)
        return place < len(self.days) and self.days[place] == day

    def nth_after(self, start: date, n: int) -> date:
        """The `n`th counted day after `start`, which is itself never counted.

        ValueError if n is below 1; OutsideCalendar if the start or the answer is outside the range.
        """
        self._known(start)
        if whole_number(n, f"{self.noun}s") < 1:
            raise ValueError(f"The number of {self.noun}s must be 1 or more, not {n}.")
        place = bisect_right(self.days, start) + n - 1
        if place >= len(self.days):
            days = self.noun if n == 1 else f"{self.noun}s"
            raise OutsideCalendar(
                f"{n} {days} after {date_text(start)} is past {date_text(self.last)}, "
                f"the last day for which {self.noun}s are known."
            )
        return self.days[place]

    def between(self, start: date, end: date) -> int:
        """How many counted days follow `start`, up to and with `end`.

        ValueError if the end is before the start; OutsideCalendar if either is outside the range.
        """
        self._known(start)
        self._known(end)
        if end < start:
            raise ValueError(f"The end, {date_text(end)}, is before the start, {date_text(start)}.")
        return bisect_right(self.days, end) - bisect_right(self.days, start)

    def _known(self, day: date) -> None:
        if not self.first <= plain_day(day) <= self.last:
            raise OutsideCalendar(
                f"{self.noun.capitalize()}s are known from {date_text(self.first)} to {date_text(self.last)}, "
                f"so they cannot be counted for {date_text(day)}."
            )
