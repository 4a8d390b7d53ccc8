"""School days: the days on which a school has a session, from the terms and closures it or its council gives.

"School day, in relation to a school, means any day on which at that school there is a school session": Education Act
1996, section 579(1). Sessions are taken to be held on each working day of a term but closures such as INSET days;
bank holidays inside a term are left out without being listed.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from lineofsight.kernel.counted_days import CountedDays
from lineofsight.kernel.days import date_text, plain_day
from lineofsight.kernel.working_days import working_calendar, working_days_between


@dataclass(frozen=True)
class SchoolCalendar:
    """Terms as (first day, last day) in order, and days inside them when the school is closed.

    Days are known from the start of the first term to the end of the last: to count across a holiday, give the terms
    on both sides of it. Half-terms are gaps between two terms. ValueError says what is wrong with the dates.
    """

    terms: tuple[tuple[date, date], ...]
    closures: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError("A school calendar needs at least one term.")
        for first, last in self.terms:
            if plain_day(last) < plain_day(first):
                raise ValueError(f"The term that starts on {date_text(first)} ends before it starts.")
            working_days_between(first, last)  # refuses years whose bank holidays are not known
        for (_, last), (first, _) in pairwise(self.terms):
            if first <= last:
                raise ValueError(f"The term that starts on {date_text(first)} starts before the one before it ends.")
        for day in sorted(map(plain_day, self.closures)):
            if not self._in_term(day):
                raise ValueError(f"The school is listed as closed on {date_text(day)}, which is not in any term.")

    def is_school_day(self, day: date) -> bool:
        """Whether there is a school session on the day. OutsideCalendar if the terms do not reach it."""
        return self.counted.includes(day)

    @cached_property
    def counted(self) -> CountedDays:
        """The school days of all the terms."""
        days = tuple(d for d in working_calendar().days if self._in_term(d) and d not in self.closures)
        return CountedDays("school day", self.terms[0][0], self.terms[-1][1], days)

    def _in_term(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.terms)


def add_school_days(start: date, n: int, calendar: SchoolCalendar) -> date:
    """The day that is `n` school days after `start`, which is not counted.

    ValueError if n is below 1; OutsideCalendar if the terms given do not reach the start or the answer.
    """
    return calendar.counted.nth_after(start, n)


def school_days_between(start: date, end: date, calendar: SchoolCalendar) -> int:
    """How many school days have passed at `end`: the start is not counted, the end is if it is a school day.

    ValueError if the end is before the start; OutsideCalendar if the terms given do not reach both.
    """
    return calendar.counted.between(start, end)
