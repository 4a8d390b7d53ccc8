"""What refuses a move of a learning briefing, and how its links are written."""

from collections.abc import Collection
from dataclasses import dataclass

from lineofsight.core.documents.links import safe
from lineofsight.core.sealed.wording import READ_FOR


@dataclass(frozen=True)
class BriefingFacts:
    """What must be known to judge a move of a briefing.

    Args:
        parts: how many learning points it tells of. bare: how many of them do not say how to enhance practice.
        hits, read_for, same, second: as of a drafted learning point.
    """

    parts: int = 1
    bare: int = 0
    hits: int = 0
    read_for: Collection[str] = tuple(READ_FOR)
    same: bool = True
    second: bool = True


def somebody_else_reads_it(facts: BriefingFacts) -> str | None:
    """What is published is read by a second person, who wrote nothing of it (local)."""
    return None if facts.second else "You wrote of it. Somebody else reads it."


def it_is_as_it_was_read(facts: BriefingFacts) -> str | None:
    """What is published is what was read, to the word."""
    return None if facts.same else "It was changed while you read it. Open this page again, and read it anew."


def it_says_something(facts: BriefingFacts) -> str | None:
    """It tells of at least one learning point, and of each how to enhance practice."""
    if not facts.parts:
        return "It tells of no learning point yet."
    return None if not facts.bare else "Say of each learning point how practice is enhanced."


def all_five_are_read(facts: BriefingFacts) -> str | None:
    """It is read for place, date, cause, school and name (local)."""
    return None if set(READ_FOR) <= set(facts.read_for) else "Read it for all five before it is published."


def it_points_to_nobody(facts: BriefingFacts) -> str | None:
    """No exact day, postcode or number that stands for a person is in it."""
    return None if not facts.hits else "It has a day, a postcode or a number that may point to a child. Take it out."


@dataclass(frozen=True)
class Linked:
    """Where to read on: words, and an address."""

    words: str
    address: str


def links_of(text: str) -> list[Linked]:
    """The links of a briefing, a line each: the address last, what it is called before it.

    Raises:
        ValueError: a line has no address that leads somewhere; its text is the sentence for whoever typed it.
    """
    found = []
    for line in text.splitlines():
        said = line.split()
        if not said:
            continue
        if not said[-1].startswith(("https://", "http://")) or not safe(said[-1]):
            raise ValueError(f"End each line with its address, such as https://example.org: “{line.strip()[:60]}”")
        found.append(Linked(" ".join(said[:-1]).rstrip(" :|-") or said[-1], said[-1]))
    return found
