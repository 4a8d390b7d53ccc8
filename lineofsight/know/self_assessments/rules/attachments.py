"""Until when a document holds, and what must be said of it."""

from dataclasses import dataclass
from datetime import date

# Strength: local.
WARNED_DAYS = 30


@dataclass(frozen=True)
class Expiry:
    """What is said of a document that has expired, or soon will: the sentence, and its colour."""

    sentence: str
    colour: str


def expiry_of(expires_on: date | None, today: date) -> Expiry | None:
    """A document that has expired is said to have, and one that expires within 30 days is said to. It holds until the
    end of its last day. Strength: local."""
    if expires_on is None or (expires_on - today).days > WARNED_DAYS:
        return None
    day = f"{expires_on.day} {expires_on:%B %Y}"
    return Expiry(f"Expired on {day}", "red") if expires_on < today else Expiry(f"Expires on {day}", "yellow")


@dataclass(frozen=True)
class DocumentFacts:
    """What must be known to add a document: whether it says where it is, and whether a file came with it."""

    where: str
    has_file: bool


def is_somewhere(facts: DocumentFacts) -> str | None:
    """A document is a file, or says where it is kept. Strength: local."""
    return None if facts.where.strip() or facts.has_file else "Choose a file, or say where it is kept."
