"""Linear and integer programmes over HiGHS: the one file that knows its interface.

Its library is loaded when the first programme is made, so that whoever only asks whether a count is small needs none.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

# How far from a whole number a solver's answer may be and still be one.
WHOLE = 1e-6


class Unbounded(Exception):
    """The objective has no least value."""


class Impossible(Exception):
    """No values meet what is required."""


class Programme:
    """Variables with bounds, and linear requirements on them, of which the least value of a sum can be asked."""

    def __init__(self) -> None:
        import highspy

        self._made: Any = highspy.Highs()
        self._made.silent()
        self._made.setOptionValue("mip_rel_gap", 0.0)
        self._made.setOptionValue("mip_abs_gap", 0.0)
        self._status: Any = highspy.HighsModelStatus
        self._kinds: Any = highspy.HighsVarType
        self._whole: list[bool] = []
        self._relaxed = True
        self._priced: list[int] = []

    def add(self, low: float, high: float, *, whole: bool = False) -> int:
        """A variable between two bounds; returns its place."""
        self._made.addVar(low, high)
        self._whole.append(whole)
        return len(self._whole) - 1

    def bound(self, place: int, low: float, high: float) -> None:
        """Give a variable other bounds."""
        self._made.changeColBounds(place, low, high)

    def demand(self, row: int, low: float, high: float) -> None:
        """Give a requirement, by the order in which it was made, other bounds."""
        self._made.changeRowBounds(row, low, high)

    def require(self, factors: Mapping[int, float], low: float, high: float = math.inf) -> None:
        """A weighted sum of variables lies between two bounds."""
        self._made.addRow(low, high, len(factors), list(factors), [float(each) for each in factors.values()])

    def least(self, costs: Mapping[int, float]) -> float:
        """The least value of a weighted sum of variables; `values` then has where it is reached.

        Variables that must be whole are first let free: where the answer is whole by itself, it is the answer.

        Raises:
            Unbounded: there is no least value. Impossible: the requirements cannot be met.
        """
        for place in self._priced:
            self._made.changeColCost(place, 0.0)
        for place, cost in costs.items():
            self._made.changeColCost(place, float(cost))
        self._priced = list(costs)
        self._relax(True)
        found = self._solved()
        if all(
            abs(value - round(value)) < WHOLE for value, whole in zip(self.values, self._whole, strict=True) if whole
        ):
            return found
        self._relax(False)
        return self._solved()

    @property
    def values(self) -> list[float]:
        """Each variable's value in the last answer."""
        return list(self._made.getSolution().col_value)

    def _relax(self, relaxed: bool) -> None:
        if relaxed is self._relaxed:
            return
        for place, whole in enumerate(self._whole):
            if whole:
                kind = self._kinds.kContinuous if relaxed else self._kinds.kInteger
                self._made.changeColIntegrality(place, kind)
        self._relaxed = relaxed

    def _solved(self) -> float:
        self._made.run()
        status = self._made.getModelStatus()
        if status == self._status.kUnknown:  # begun from an earlier answer, it can lose its way where there is no end
            self._made.clearSolver()
            self._made.run()
            status = self._made.getModelStatus()
        if status in {self._status.kUnbounded, self._status.kUnboundedOrInfeasible}:
            raise Unbounded
        if status == self._status.kInfeasible:
            raise Impossible
        if status != self._status.kOptimal:
            raise RuntimeError(f"The solver ended without an answer: {self._made.modelStatusToString(status)}.")
        return float(self._made.getInfo().objective_function_value)
