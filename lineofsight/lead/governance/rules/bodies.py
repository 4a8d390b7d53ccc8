"""Bodies report upwards, and never in a ring. Strength: local; what reports to what is the partnership's own choice."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class BodyFacts:
    """What must be known to judge a move of a body.

    Args:
        below: the names of the standing bodies that report to it. meetings: how many meetings it still has ahead.
        risks: how many of its risks are open. issues: how many issues of its sectors are not told back.
    """

    start: date
    last_day: date
    below: Sequence[str] = ()
    meetings: int = 0
    risks: int = 0
    issues: int = 0


@dataclass(frozen=True)
class HandingOverFacts:
    """What must be known to hand a body over.

    Args:
        stands: whether the body that takes over stands on the day after. below: whether it reports, through others, to
            the one that ends.
    """

    today: date
    start: date
    last_day: date
    stands: bool = True
    below: bool = False


def successor_stands(facts: HandingOverFacts) -> str | None:
    """The body that takes over stands on the day after."""
    return None if facts.stands else "The body that takes over does not stand on the day after. Add it first."


def successor_is_not_below(facts: HandingOverFacts) -> str | None:
    """The body that takes over does not report to the one that ends."""
    if not facts.below:
        return None
    return "The body that takes over reports to this one. Say first to which it reports from then on."


def its_last_day_has_come(facts: HandingOverFacts) -> str | None:
    """A body is handed over on its last day or after it."""
    return "That day lies ahead. Hand it over once it has come." if facts.last_day > facts.today else None


def last_day_is_not_before_the_first(facts: BodyFacts | HandingOverFacts) -> str | None:
    """A body does not end before it began."""
    return "It would end before it began." if facts.last_day < facts.start else None


def nobody_reports_to_it(facts: BodyFacts) -> str | None:
    """No body that still stands reports to one that ends."""
    if not facts.below:
        return None
    return f"Say first to which body these report from then on: {', '.join(facts.below)}."


def nothing_is_left_open(facts: BodyFacts) -> str | None:
    """A body that ends leaves no meeting, no risk and no issue of a sector behind."""
    if facts.meetings or facts.risks:
        return "It has meetings ahead or open risks. Hand them to the body that takes over."
    if facts.issues:
        return "Issues its sectors raised are not told back yet. Hand them to the body that takes over."
    return None


def ring(above: Mapping[K, K | None]) -> list[K]:
    """The keys of a ring in which each reports to the next; none where every way leads up and ends."""
    done: set[K] = set()
    for first in above:
        way: list[K] = []
        here: K | None = first
        while here is not None and here not in done and here not in way:
            way.append(here)
            here = above.get(here)
        if here is not None and here in way:
            return way[way.index(here) :]
        done.update(way)
    return []


def reports_upwards(maps: Iterable[Mapping[str, str | None]]) -> str | None:
    """No body reports, through others, to itself.

    Args:
        maps: which body reports to which, by name, on each day on which that changes.
    """
    for above in maps:
        found = ring(above)
        if found:
            return f"Then these would report to each other in a ring: {', '.join(found)}."
    return None


def ordered(above: Mapping[K, K | None]) -> list[tuple[K, int]]:
    """Every key once, each below the one it reports to, with how far down it stands, in the order given."""
    below: dict[K | None, list[K]] = {}
    for key, up in above.items():
        below.setdefault(up if up in above else None, []).append(key)
    found: list[tuple[K, int]] = []

    def lay(up: K | None, depth: int) -> None:
        for key in below.get(up, ()):
            found.append((key, depth))
            lay(key, depth + 1)

    lay(None, 0)
    return found
