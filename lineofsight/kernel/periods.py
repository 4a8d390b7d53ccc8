"""Periods: a first and a last day, both included, and the same day twice for a snapshot.

Kind and label follow from the two days, so a period cannot be called what it is not. Quarters are calendar quarters,
numbered within the financial year, which runs from 1 April to 31 March; the school year from 1 September to 31 August.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from lineofsight.kernel import period_names
from lineofsight.kernel.days import date_text, last_of_month, months_after, plain_day
from lineofsight.kernel.period_kinds import PeriodKind, financial_year_start, kind_of, whole_months

__all__ = ["Period", "PeriodKind", "date_text"]

_DAY = r"(\d{4}-\d{2}-\d{2})"
_ISO = re.compile(rf"{_DAY}/{_DAY}", re.ASCII)
_SLUG = re.compile(rf"{_DAY}-to-{_DAY}", re.ASCII)
_YEAR_SLUG = re.compile(r"(\d{4})-\d{2}", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """From `start` to `end`, both included. Sorted by start, then by end. ValueError if it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if plain_day(self.end) < plain_day(self.start):
            raise ValueError(f"A period cannot end ({date_text(self.end)}) before it starts ({date_text(self.start)}).")

    @classmethod
    def snapshot(cls, day: date) -> Self:
        """How things stood at the end of one day."""
        return cls(day, day)

    @classmethod
    def month(cls, day: date) -> Self:
        """The month that holds the day."""
        return cls._months_from(day.year, day.month, 1)

    @classmethod
    def quarter(cls, day: date) -> Self:
        """The calendar quarter that holds the day."""
        return cls._months_from(day.year, (day.month - 1) // 3 * 3 + 1, 3)

    @classmethod
    def financial_year(cls, first: int) -> Self:
        """The financial year that begins on 1 April of this year: 2018 gives 2018/19."""
        return cls._months_from(first, 4, 12)

    @classmethod
    def financial_year_of(cls, day: date) -> Self:
        """The financial year that holds the day."""
        return cls.financial_year(financial_year_start(day))

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        """1 January to 31 December."""
        return cls._months_from(year, 1, 12)

    @classmethod
    def school_year(cls, first: int) -> Self:
        """The school year that begins on 1 September of this year."""
        return cls._months_from(first, 9, 12)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form, "2018-04-01/2019-03-31". ValueError if it is not one."""
        return cls._from_days(_ISO.fullmatch(text), text)

    @classmethod
    def from_slug(cls, text: str) -> Self:
        """Read the form used in addresses, "2018-19" or "2019-04-01-to-2020-08-31". ValueError if it is not one."""
        year = _YEAR_SLUG.fullmatch(text)
        if year and text == period_names.year_text(int(year[1]), "-"):
            return cls.financial_year(int(year[1]))
        period = cls._from_days(_SLUG.fullmatch(text), text)
        if period.slug != text:  # one period has one address
            raise ValueError(f"“{text}” is not how this period is written. It is “{period.slug}”.")
        return period

    @property
    def kind(self) -> PeriodKind:
        """What kind of period the two days mark out."""
        return kind_of(self.start, self.end)

    @property
    def label(self) -> str:
        """The period in full: "2018/19", "31 March 2019", "Quarter 1 2018/19 (April to June 2018)"."""
        return period_names.label(self.start, self.end)

    @property
    def short_label(self) -> str:
        """The period where room is short: "2018/19", "31 Mar 2019", "Q1 2018/19"."""
        return period_names.short_label(self.start, self.end)

    @property
    def said(self) -> str:
        """The period within a sentence: "2018/19", "April to June 2018", "the school year 2018/19"."""
        return period_names.said(self.start, self.end)

    @property
    def when(self) -> str:
        """When something was so: "in 2018/19", "on 31 March 2019"."""
        return f"{'on' if self.start == self.end else 'in'} {self.said}"

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        if self.kind is PeriodKind.FINANCIAL_YEAR:
            return period_names.year_text(self.start.year, "-")
        return f"{self.start}-to-{self.end}"

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    def next(self) -> Self:
        """The period of the same length that begins the day after: in months if it is whole months, else in days.

        A snapshot says nothing of how often it is taken, so the next is the day after: for the same day a year on,
        take `shifted(12)`. Days that lie beside as many days which are whole months go on in months from there: before
        1 January to 1 March 2000 lie November and December, and after those January and February.
        """
        return self._beside(1)

    def previous(self) -> Self:
        """The period of the same length that ends the day before. Like `next`, the other way."""
        return self._beside(-1)

    def shifted(self, months: int) -> Self:
        """This period some months later, or earlier if negative; a period that ends with its month still does."""
        end = months_after(self.end, months)
        if self.end == last_of_month(self.end.year, self.end.month):
            end = last_of_month(end.year, end.month)
        return type(self)(end if self.start == self.end else months_after(self.start, months), end)

    def contains(self, other: "date | Period") -> bool:
        """Whether a day, or the whole of another period, lies inside this one."""
        inner = other if isinstance(other, Period) else Period(other, other)
        return self.start <= inner.start and inner.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return self.start <= other.end and other.start <= self.end

    def months(self) -> tuple[Self, ...]:
        """The months that lie wholly inside, in order."""
        return self._inside(self.month(self.start))

    def quarters(self) -> tuple[Self, ...]:
        """The calendar quarters that lie wholly inside, in order."""
        return self._inside(self.quarter(self.start))

    def _beside(self, steps: int) -> Self:
        months = whole_months(self.start, self.end)
        if months:
            return self.shifted(steps * months)
        length = (self.end - self.start + timedelta(days=1)) * steps
        return type(self)(self.start + length, self.end + length)

    def _inside(self, part: Self) -> tuple[Self, ...]:
        found = []
        while part.end <= self.end:
            if part.start >= self.start:
                found.append(part)
            part = part.next()
        return tuple(found)

    @classmethod
    def _months_from(cls, year: int, month: int, count: int) -> Self:
        start = date(year, month, 1)
        end = months_after(start, count - 1)
        return cls(start, last_of_month(end.year, end.month))

    @classmethod
    def _from_days(cls, found: re.Match[str] | None, text: str) -> Self:
        if not found:
            raise ValueError(f"“{text}” is not a period. Write the first and the last day, like 2018-04-01/2019-03-31.")
        return cls(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
