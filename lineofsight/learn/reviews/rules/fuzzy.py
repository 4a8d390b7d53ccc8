"""Dates as people know them: a day, a month, a year, about then, or not known. What is not known is never filled in."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.kernel.days import MONTH_NAMES

ABOUT = re.compile(r"^(about|around|circa|c\.?|~)\s*", re.IGNORECASE)
ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
NUMBERS = re.compile(r"^(?:(?:(\d{1,2})[ ./-]+)?(\d{1,2}|[A-Za-z]+)[ ./-]+)?(\d{4})$")
HINT = "For example 15 3 2019, March 2019, 2019, or about 2019. Leave it empty if nobody knows."
# How far either side of it "about" may reach, by what is known.
REACH = {"day": timedelta(days=15), "month": timedelta(days=92), "year": timedelta(days=366)}


class NotADate(ValueError):
    """It cannot be read as a date; the text is the sentence for whoever typed it."""


@dataclass(frozen=True)
class Fuzzy:
    """A date with as much of it as is known. Without a year nothing is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __str__(self) -> str:
        """As it is kept: "2019-03-15", "~2019-03", "2019", or nothing."""
        parts = [f"{self.year:04}"] if self.year else []
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return ("~" if self.about and parts else "") + "-".join(parts)

    @property
    def known(self) -> str:
        """How much is known: "day", "month", "year", or nothing."""
        return "day" if self.day else "month" if self.month else "year" if self.year else ""

    @property
    def words(self) -> str:
        """As people read it."""
        if not self.year:
            return "Date not known"
        parts = [str(self.day)] if self.day else []
        parts += [MONTH_NAMES[self.month - 1]] if self.month else []
        said = " ".join([*parts, str(self.year)])
        return f"About {said}" if self.about else said

    def span(self) -> tuple[date, date] | None:
        """The first and the last day it may have been; none where nothing is known."""
        if not self.year:
            return None
        first = date(self.year, self.month or 1, self.day or 1)
        last_month = self.month or 12
        last = date(self.year, last_month, self.day or monthrange(self.year, last_month)[1])
        reach = REACH[self.known] if self.about else timedelta()
        return max(first - reach, date.min + reach) if self.about else first, last + reach

    def order(self) -> tuple:
        """Where it stands among others: by its first day, the more exact first; what is not known at the end."""
        span = self.span()
        return (0, span[0].isoformat(), span[1].isoformat()) if span else (1, "", "")


UNKNOWN = Fuzzy()


def read(typed: str) -> Fuzzy:
    """The date somebody typed, or that was kept.

    Raises:
        NotADate: it is no date; the sentence says how to put it.
    """
    text = " ".join(typed.split())
    if not text:
        return UNKNOWN
    rest = ABOUT.sub("", text)
    found = ISO.match(rest)
    day, month, year = (found[3], found[2], found[1]) if found else parts_of(rest)
    try:
        fuzzy = Fuzzy(int(year), month_of(month), counted(day) if day else None, rest != text)
        date(fuzzy.year or 1, fuzzy.month or 1, fuzzy.day or 1)
    except (ValueError, OverflowError):
        raise NotADate("The date must be a real one, such as 15 3 2019, March 2019, 2019 or about 2019") from None
    if not 1900 <= (fuzzy.year or 0) <= 2100:
        raise NotADate("The year must be between 1900 and 2100")
    return fuzzy


def parts_of(text: str) -> tuple[str | None, str | None, str]:
    found = NUMBERS.match(text)
    if not found:
        raise NotADate("Write a date such as 15 3 2019, March 2019, 2019 or about 2019")
    return found[1], found[2], found[3]


def month_of(said: str | None) -> int | None:
    if not said:
        return None
    if said.isdigit():
        return counted(said)
    whole = [n for n, name in enumerate(MONTH_NAMES, 1) if len(said) >= 3 and name.lower().startswith(said.lower())]
    if len(whole) != 1:
        raise ValueError(said)
    return whole[0]


def counted(said: str) -> int:
    """A day or a month by its number, which is never 0."""
    if int(said) == 0:
        raise ValueError(said)
    return int(said)


def years(born: date, on: date) -> int:
    """Whole years between two days; somebody born on 29 February is a year older on 1 March of a year without it."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_words(born: Fuzzy, on: Fuzzy) -> str:
    """The age at something: as narrow as both dates allow, and never narrower."""
    birth, then = born.span(), on.span()
    if not birth or not then:
        return "age not known"
    if then[1] < birth[0]:
        return "before birth"
    if then[0] < birth[1]:
        return up_to(years(birth[0], then[1]))
    least, most = years(birth[1], then[0]), years(birth[0], then[1])
    if most == 0:
        return months_words((then[0] - birth[1]).days, (then[1] - birth[0]).days)
    return f"aged {least}" if least == most else f"aged {least} to {most}"


def up_to(most: int) -> str:
    return "before birth or under 1" if most < 1 else f"before birth or up to {most}"


def months_words(least: int, most: int) -> str:
    """An age under a year: in days up to four weeks, then in weeks, where it is known so well."""
    if least == most:
        return f"aged {least} day{'' if least == 1 else 's'}" if least < 28 else f"aged {least // 7} weeks"
    return "under 1"
