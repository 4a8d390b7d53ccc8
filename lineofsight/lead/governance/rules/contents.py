"""What published arrangements must contain: content, in editions; and what refuses a move of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.kernel.definitions import Edition, load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "arrangements_contents"
BINDS = {"must": "law", "should": "statutory guidance", "local": "our own choice"}
# Months after which arrangements are reviewed (arrangements of Leeds, 2019: yearly; local), and information-sharing
# agreements where nobody says otherwise (local).
REVIEWED_WITHIN = 12


@dataclass(frozen=True)
class Element:
    """One thing that published arrangements contain, and what asks for it."""

    key: str
    title: str
    source: str
    strength: str
    unconfirmed: bool

    @property
    def says_who(self) -> str:
        """What asks for it and how strongly."""
        return says_who(self.source, self.strength, self.unconfirmed)


@dataclass(frozen=True)
class Contents:
    """One edition of what arrangements contain."""

    edition: str
    instrument: str
    issued: date
    elements: tuple[Element, ...]


def says_who(source: str, strength: str, unconfirmed: bool) -> str:
    """A source with its strength, and that it is to be confirmed where it is."""
    return f"{source} ({strength}: {BINDS[strength]}{', to be confirmed' if unconfirmed else ''})"


@cache
def editions() -> dict[str, Contents]:
    """Every edition, the oldest first."""
    read = sorted((read_contents(e) for e in load_editions(FOLDER).values()), key=lambda each: each.issued)
    return {each.edition: each for each in read}


def read_contents(edition: Edition) -> Contents:
    data = edition.data
    elements = tuple(
        Element(e["key"], e["title"], e["source"], e["strength"], e["unconfirmed"]) for e in data["element"]
    )
    return Contents(edition.edition, data["instrument"], data["issued"], elements)


def for_day(day: date) -> Contents:
    """The edition in force on a day; for a day before all of them, the oldest."""
    known = list(editions().values())
    return next((each for each in reversed(known) if each.issued <= day), known[0])


@dataclass(frozen=True)
class ArrangementsFacts:
    """What must be known to publish arrangements.

    Args:
        unsaid: the titles of what is asked for and was not said to be in them, or left out for a reason.
    """

    unsaid: Sequence[str] = ()
    agreed_by: str = ""
    address: str = ""


def everything_asked_for_is_answered(facts: ArrangementsFacts) -> str | None:
    """Of everything that is asked for it says where it is, or why it is left out."""
    if not facts.unsaid:
        return None
    return f"Say first where these are, or why they are left out: {'; '.join(facts.unsaid)}."


def says_who_agreed_and_where_they_are(facts: ArrangementsFacts) -> str | None:
    """It says who agreed them, and where the public finds them."""
    return None if facts.agreed_by and facts.address else "Say first who agreed them and where the public finds them."
