"""Until when a document holds, what must be said of it, and when the organisation is written to about it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.kernel.definitions import DefinitionError, Edition, load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "documents"
# The letters about a document: before, and on the day.
BEFORE, ON_THE_DAY = "before", "on_day"


@dataclass(frozen=True)
class Expiry:
    """What is said of a document that has expired, or soon will: the sentence, and its colour."""

    sentence: str
    colour: str


def problems_of(edition: Edition) -> Iterator[str]:
    """Everything wrong with a shipped edition."""
    days = edition.data.get("days_before")
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        yield f"{edition.name}/{edition.edition}.toml: days_before: must be a whole number of days, at least 1"


def read_days(edition: Edition) -> int:
    """How many days before it expires an edition warns of a document.

    Raises:
        DefinitionError: it does not say.
    """
    if problems := list(problems_of(edition)):
        raise DefinitionError(problems)
    return int(edition.data["days_before"])


@cache
def warned_days() -> int:
    """How many days before it expires a document is warned of: the newest edition."""
    editions = load_editions(FOLDER)
    return read_days(editions[max(editions)])


def day_of(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def expiry_of(expires_on: date | None, today: date) -> Expiry | None:
    """A document that has expired is said to have, and one that soon expires is said to. It holds until the end of its
    last day. Strength: local."""
    if expires_on is None or (expires_on - today).days > warned_days():
        return None
    day = day_of(expires_on)
    return Expiry(f"Expired on {day}", "red") if expires_on < today else Expiry(f"Expires on {day}", "yellow")


def expiry_since(expires_on: date | None, signed_on: date, today: date) -> Expiry | None:
    """What a reader is told of a document that was handed in: how it stood on the day of signing, and how it stands
    today. Nothing where it held then and is far from expiring. Strength: local."""
    if expires_on is None or (expires_on - today).days > warned_days():
        return None
    day = day_of(expires_on)
    if expires_on < signed_on:
        return Expiry(f"Had expired when it was signed: on {day}", "red")
    if expires_on < today:
        return Expiry(f"Held when it was signed; expired since: on {day}", "orange")
    return Expiry(f"Held when it was signed; expires on {day}", "yellow")


def letter_due(added_on: date, expires_on: date, today: date, sent: Collection[str]) -> str:
    """Which letter about a document is due: one before, one on the day, each once, and the first no more once the
    second is due. None about what had expired when it was added: whoever added it knew. Strength: local."""
    if expires_on < added_on or ON_THE_DAY in sent:
        return ""
    if today >= expires_on:
        return ON_THE_DAY
    return BEFORE if (expires_on - today).days <= warned_days() and BEFORE not in sent else ""


@dataclass(frozen=True)
class DocumentFacts:
    """What must be known to add a document: whether it says where it is, and whether a file came with it."""

    where: str
    has_file: bool


def is_somewhere(facts: DocumentFacts) -> str | None:
    """A document is a file, or says where it is kept. Strength: local."""
    return None if facts.where.strip() or facts.has_file else "Choose a file, or say where it is kept."
