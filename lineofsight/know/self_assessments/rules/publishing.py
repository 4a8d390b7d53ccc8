"""What of a round may be published: nobody is named, and no answer can be known for one organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER, Tally


@dataclass(frozen=True)
class Published:
    """The kinds of organisation that stand by themselves, those that stand together as others, and how many
    organisations are left out of every count, because the rest could be worked out from the total."""

    kinds: tuple[str, ...]
    others: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def counted(self) -> tuple[str, ...]:
        """The kinds whose answers are in the total."""
        return (*self.kinds, *self.others)


def published(received: Mapping[str, int], fewest: int = FEWEST_TOGETHER) -> Published:
    """How the kinds of organisation of a round may be published, by how many of each handed in.

    A kind stands by itself from the fewest on; the others stand together where they are as many; otherwise they are
    left out of the total too, or it would give them away. Strength: local.
    """
    kinds = tuple(kind for kind, number in received.items() if number >= fewest)
    rest = tuple(kind for kind, number in received.items() if 0 < number < fewest)
    number = sum(received[kind] for kind in rest)
    if number >= fewest:
        return Published(kinds, rest)
    return Published(kinds, (), number)


def publishable(tallies: Mapping[str, Tally], fewest: int = FEWEST_TOGETHER) -> dict[str, Tally]:
    """The tallies that enough organisations are held to."""
    return {item: each for item, each in tallies.items() if each.judged >= fewest}


def least_in_place(tallies: Mapping[str, Tally], most: int = 10) -> list[str]:
    """The items that fewest have fully in place, of those that not everybody has."""
    wanting = [item for item, each in tallies.items() if each.share is not None and each.met < each.judged]
    return sorted(wanting, key=lambda item: (tallies[item].share, item))[:most]
