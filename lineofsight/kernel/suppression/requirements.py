"""Why a hidden cell is known too well, as what else would have to be hidden.

Whoever works out a hidden cell adds and takes away printed sums until only printed numbers stand beside it. Those
weights prove what they know, and the proof holds until one of the printed cells in it is hidden. It is the dual of the
programme that asks how far the cell can go (Fischetti and Salazar 2001); among such proofs, one with few printed cells
in it is taken, for it leaves least choice.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lineofsight.kernel.suppression.needs import Needs
from lineofsight.kernel.suppression.outsider import intervals, reaches
from lineofsight.kernel.suppression.solver import WHOLE, Programme
from lineofsight.kernel.suppression.tables import Key, Table

# What a printed cell in a proof costs beside a hidden one: it decides between proofs, never what they prove.
SPARING = 1e-5


@dataclass(frozen=True)
class Requirement:
    """So much of each cell, where it is hidden, must come to `least` or more."""

    parts: dict[Key, float]
    least: float


class Proofs:
    """Finds what a table lacks while some of its cells are hidden.

    Args:
        needs: what must be left open of each hidden cell. One that is hidden for another's sake makes a requirement
            only for as long as it is.
    """

    def __init__(self, table: Table, needs: Needs) -> None:
        self.table, self.needs = table, needs
        self.counted = [key for key, count in table.cells.items() if count]
        self.rows = {key: row for row, key in enumerate(self.counted)}
        self.hidden: set[Key] = set()
        self.programme = Programme()
        self.weights = [self.programme.add(-math.inf, math.inf) for _ in table.equations]
        self.more = {key: self.programme.add(0, math.inf) for key in self.counted}
        self.less = {key: self.programme.add(0, math.inf) for key in self.counted}
        factors: dict[Key, dict[int, float]] = {key: {} for key in self.counted}
        for weight, equation in zip(self.weights, table.equations, strict=True):
            for key, factor in equation.items():
                if key in factors:
                    factors[key][weight] = factor
        for key in self.counted:
            self.programme.require(factors[key] | {self.more[key]: 1, self.less[key]: -1}, 0, 0)

    def lacking(self, hidden: set[Key]) -> Iterator[Requirement]:
        """What must be hidden besides; nothing where every hidden cell can be as many numbers as it must."""
        self._hide(hidden)
        judged = self.needs.judged(hidden)
        found = False
        for key, reach in reaches(self.table, hidden, judged).items():
            for ways, least in self.needs.short(key, self.table.cells[key], reach):
                found = True
                yield self._proof(key, ways, least)
        if not found:
            yield from self._not_whole(hidden, judged)

    def _hide(self, hidden: set[Key]) -> None:
        for key in hidden ^ self.hidden:
            self.programme.bound(self.more[key], 0, 0 if key in hidden else math.inf)
        self.hidden = set(hidden)

    def _proof(self, key: Key, ways: tuple[int, ...], least: float) -> Requirement:
        parts: dict[Key, float] = {}
        for way in ways:
            for other, part in self._ceiling(key, way, least).items():
                parts[other] = min(parts.get(other, 0) + part, least)
        return self._of(key, parts, least)

    def _ceiling(self, key: Key, way: int, least: float) -> dict[Key, float]:
        """How far a cell can go one way, as so much for each cell that is hidden."""
        row = self.rows[key]
        self.programme.demand(row, way, way)
        costs = {self.less[each]: self.table.cells[each] if each in self.hidden else SPARING for each in self.counted}
        costs |= {self.more[each]: SPARING for each in self.counted if each not in self.hidden}
        try:
            self.programme.least(costs)
        finally:
            self.programme.demand(row, 0, 0)
        values = self.programme.values
        return {
            each: least if values[self.more[each]] > WHOLE else self.table.cells[each] * values[self.less[each]]
            for each in self.counted
            if max(values[self.more[each]], values[self.less[each]]) > WHOLE
        }

    def _not_whole(self, hidden: set[Key], judged: Collection[Key]) -> Iterator[Requirement]:
        """Where fractions leave room and whole numbers do not, there is no such proof: something more must go."""
        if not self.table.may_be_broken:
            return
        for key, (low, high) in intervals(self.table, hidden, judged).items():
            count = self.table.cells[key]
            if any(True for _ in self.needs.short(key, count, (count - low, high - count))):
                width = self.needs.width
                yield self._of(key, {each: width for each in self.counted if each not in hidden}, width)

    def _of(self, key: Key, parts: dict[Key, float], least: float) -> Requirement:
        if key in self.needs.small:
            return Requirement(parts, least - parts.pop(key, 0))
        return Requirement(parts | {key: parts.get(key, 0) - least}, 0)


def in_lines(table: Table, small: Collection[Key]) -> Iterator[Requirement]:
    """What is plain before anything is asked: beside a small cell, something else of its line must be hidden."""
    for equation in table.equations:
        for key in equation.keys() & set(small):
            yield Requirement({other: 1 for other in equation if other != key and table.cells[other]}, 1)
