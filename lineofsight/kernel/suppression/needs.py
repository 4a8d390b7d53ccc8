"""What must be left open of a hidden cell, so that it counts as hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.kernel.suppression.solver import WHOLE
from lineofsight.kernel.suppression.tables import Key

UP, DOWN = (1,), (-1,)
UP_AND_DOWN = (1, -1)


@dataclass(frozen=True)
class Needs:
    """How many numbers each hidden cell must be able to be, for all an outsider can tell.

    Args:
        small: the cells that must be hidden. threshold: the largest count that is small.
        width: how far apart the least and the most must lie that any hidden cell can be, 1 or more.
        beyond: whether a small cell must besides be able to be 0, and to be more than the threshold, so that nobody
            can tell that it is small.
    """

    small: frozenset[Key]
    threshold: int
    width: int = 1
    beyond: bool = False

    def judged(self, hidden: set[Key]) -> set[Key]:
        """The hidden cells to be asked about. With a width of 1 the others follow: one that is known could be printed,
        at less loss."""
        return hidden if self.width > 1 else hidden & self.small

    def short(self, key: Key, count: int, reach: tuple[float, float]) -> Iterator[tuple[tuple[int, ...], float]]:
        """In which ways a hidden cell cannot go as far as it must, each with how far that is.

        Args:
            reach: how far down and how far up from its count it can go.
        """
        down, up = reach
        if self.beyond and key in self.small:
            if down < count - WHOLE:
                yield DOWN, count
            if up < self.threshold + 1 - count - WHOLE:
                yield UP, self.threshold + 1 - count
        if down + up < self.width - WHOLE:
            yield UP_AND_DOWN, self.width
