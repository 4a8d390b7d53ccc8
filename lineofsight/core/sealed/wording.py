"""A wording that is to leave a room: what somebody else reads it for, and what a machine finds in it of what is sealed.

Plain Python. What is found is shown inside the room beside the wording, and goes into no sentence of a refusal: those
are written into logs.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from lineofsight.core.sealed import days, pointing
from lineofsight.core.sealed.pointing import DAY, MONTH, NAME, NUMBER, NUMBERS, PLACE, Folded, Sought, read

# What a second person reads a wording for, each of them ticked. Strength: local.
READ_FOR = {
    "place": "No place it could be known by",
    "date": "No day, and no month that points to one",
    "cause": "No cause or injury so rare that it points to a child",
    "school": "No school, nursery or club",
    "name": "No name, nickname or initials",
}
# How many signs are shown on either side of what was found.
AROUND = 40


@dataclass(frozen=True)
class Hit:
    """Where a wording points to a child: the words as they stand there, what they are, and what stands around them.

    Args:
        at: how many signs stand before it. firm: whether nobody may say that it points to nobody: a child's own name
            as people write it whole, the day it was born, a postcode, a number that stands for a person.
    """

    words: str
    what: str
    before: str = ""
    after: str = ""
    at: int = 0
    firm: bool = False


@dataclass(frozen=True)
class Known:
    """What is sealed in a room and must not stand in a wording that leaves it.

    Args:
        months: days of which only the month is known.
        children: of the names, those of the children themselves. born: of the days, those on which they were born.
        spared: names of the area and of the partnership, which every wording says.
        dated: whether the wording tells a course of its own, as a report does, so that months and days that are not
            the room's may stand in it. The room's own days may not.
    """

    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    months: tuple[date, ...] = ()
    children: tuple[str, ...] = ()
    born: tuple[date, ...] = ()
    spared: tuple[str, ...] = ()
    dated: bool = False

    def sought(self) -> list[Sought]:
        """All that is looked for."""
        found = [*NUMBERS, *(each for on in self.days for each in days.day(on))]
        if not self.dated:
            found += [*days.ANY_DAY, *(each for on in (*self.days, *self.months) for each in days.month(on))]
        found += [each for told in self.names for each in pointing.named(told, self.spared)]
        return found + [each for told in self.places for each in pointing.placed(told, self.spared)]

    def never(self) -> list[Sought]:
        """What points to a child whoever reads it."""
        whole = [each for told in self.children for each in pointing.together(told)]
        return [*NUMBERS, *whole, *(each for on in self.born for each in days.day(on))]


NOTHING = Known()


def hits(text: str, known: Known = NOTHING) -> tuple[Hit, ...]:
    """Everywhere a wording points to a child, in the order in which it stands there; of two at one place the longer."""
    ways, found = read(text), dict[int, tuple[int, str]]()
    for way, each in product(ways, known.sought()):
        for start, end in spans(way, each):
            if start not in found or found[start][0] < end:
                found[start] = (end, each.what)
    firm = [span for way, each in product(ways, known.never()) for span in spans(way, each)]
    kept, reached = [], 0
    for start, (end, what) in sorted(found.items()):
        if start >= reached:
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            whoever = any(first < end and start < last for first, last in firm)
            kept.append(Hit(text[start:end], what, before, after, start, whoever))
            reached = end
    return tuple(kept)


def spans(search: Folded, sought: Sought) -> list[tuple[int, int]]:
    """Where something stands in a text that is read in a way in which it is looked for, and counts there."""
    if search.way not in sought.ways:
        return []
    found = (search.span(match) for match in re.finditer(sought.pattern, search.plain))
    return [each for each in found if sought.counts(search.said, *each)]


def each_once(found: Iterable[Hit]) -> tuple[Hit, ...]:
    """What was found, each word once, where a list of words is shown and not each place."""
    kept: dict[tuple[str, str], Hit] = {}
    for hit in found:
        kept.setdefault((hit.words, hit.what), hit)
    return tuple(kept.values())


__all__ = ["DAY", "MONTH", "NAME", "NOTHING", "NUMBER", "PLACE", "READ_FOR", "Hit", "Known", "each_once", "hits"]
