"""What comes round each year: content, in editions; the days it falls on; and what refuses a move of it."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.kernel.days import last_of_month
from lineofsight.kernel.definitions import Edition, load_editions
from lineofsight.lead.governance.rules.contents import says_who

FOLDER = Path(__file__).parent.parent / "definitions" / "yearly_duties"
# The month in which a partnership's year begins.
APRIL = 4


@dataclass(frozen=True)
class Duty:
    """One duty of a year: by which day, and what asks for it."""

    key: str
    title: str
    month: int
    day: int
    source: str
    strength: str
    unconfirmed: bool
    own_day: bool
    note: str

    @property
    def says_who(self) -> str:
        """What asks for it and how strongly."""
        return says_who(self.source, self.strength, self.unconfirmed)

    def due_in(self, year: int) -> date:
        """The day by which it is done in a calendar year."""
        last = last_of_month(year, self.month)
        return last.replace(day=min(self.day, last.day))

    def next_due(self, today: date) -> date:
        """The next day by which it is done, today among them."""
        this = self.due_in(today.year)
        return this if this >= today else self.due_in(today.year + 1)


NAMES = tuple(field.name for field in fields(Duty))


@dataclass(frozen=True)
class Duties:
    """One edition of what comes round."""

    edition: str
    issued: date
    duties: tuple[Duty, ...]

    def duty(self, key: str) -> Duty | None:
        """The duty of a key."""
        return next((each for each in self.duties if each.key == key), None)


@cache
def editions() -> dict[str, Duties]:
    """Every edition, the oldest first."""
    read = sorted((read_duties(e) for e in load_editions(FOLDER).values()), key=lambda each: each.issued)
    return {each.edition: each for each in read}


def read_duties(edition: Edition) -> Duties:
    duties = tuple(Duty(**{name: each[name] for name in NAMES}) for each in edition.data["duty"])
    return Duties(edition.edition, edition.data["issued"], duties)


def latest() -> Duties:
    """The edition that duties are made from."""
    return list(editions().values())[-1]


def year_of(day: date) -> int:
    """The year, by its April, that a day belongs to."""
    return day.year if day.month >= APRIL else day.year - 1


@dataclass(frozen=True)
class DutyFacts:
    """What must be known to say that a duty is met: how one knows."""

    shown_by: str = ""


def says_how_one_knows(facts: DutyFacts) -> str | None:
    """A duty that is met says how one knows."""
    return None if facts.shown_by else "Say what shows it, such as an address or a decision’s number."
