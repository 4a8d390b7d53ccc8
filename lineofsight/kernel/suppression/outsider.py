"""What an outsider can work out of a table in which cells are hidden.

They know every cell that is printed, which cells are hidden, that counts are whole and not negative, and every sum.
For each hidden cell, the least and the most it can be are two linear programmes; where the solution found is not whole,
as happens in tables of three dimensions and more, two integer ones.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import replace

from lineofsight.kernel.suppression.solver import Programme, Unbounded
from lineofsight.kernel.suppression.tables import Cells, Key, Ratio, Table, read_table

# The least and the most a hidden cell can be; the most is infinite where nothing printed bounds it.
Interval = tuple[int | float, int | float]


def attack(cells: Cells, suppressed: Collection[Key], ratios: Iterable[Ratio] = ()) -> dict[Key, Interval]:
    """For every suppressed cell the interval that an outsider can deduce: least and most, both inclusive.

    Args:
        ratios: percentages, rates and averages that are printed beside the table.

    ValueError where the table does not add up, or a suppressed cell is not in it.
    """
    return intervals(replace(read_table(cells), ratios=tuple(ratios)), suppressed)


def intervals(table: Table, hidden: Collection[Key], of: Collection[Key] | None = None) -> dict[Key, Interval]:
    """The same of a table already read, which may be several that are linked; perhaps of some hidden cells alone."""
    missing = [key for key in hidden if key not in table.cells]
    if missing:
        raise ValueError(f"There is no cell {missing[0]} to hide.")
    if not hidden:
        return {}
    programme, at = unknowns(table, hidden)
    asked = hidden if of is None else of
    return {key: (whole(extreme(programme, at[key], 1)), whole(extreme(programme, at[key], -1))) for key in asked}


def whole(value: float) -> int | float:
    """A solver's whole number as one; infinity stays."""
    return value if math.isinf(value) else round(value)


def reaches(table: Table, hidden: Collection[Key], of: Collection[Key]) -> dict[Key, tuple[float, float]]:
    """How far down and how far up from its count each of some hidden cells can go, were counts not whole: the real
    reach or more."""
    programme, at = unknowns(table, hidden, counts=False)
    return {
        key: (table.cells[key] - extreme(programme, at[key], 1), extreme(programme, at[key], -1) - table.cells[key])
        for key in of
    }


def unknowns(table: Table, hidden: Collection[Key], counts: bool = True) -> tuple[Programme, dict[Key, int]]:
    """The programme whose variables are the hidden cells, and each one's place in it."""
    programme = Programme()
    at = {key: programme.add(0, math.inf, whole=counts) for key in hidden}
    for equation in table.equations:
        open_ones = {at[key]: factor for key, factor in equation.items() if key in at}
        known = sum(factor * table.cells[key] for key, factor in equation.items() if key not in at)
        if open_ones:
            programme.require(open_ones, -known, -known)
    for ratio in table.ratios:
        for side, most in zip(ratio.sides(table.cells), (math.inf, -1), strict=True):
            open_ones = {at[key]: factor for key, factor in side.items() if key in at}
            known = sum(factor * table.cells[key] for key, factor in side.items() if key not in at)
            if open_ones:
                programme.require(open_ones, -known if most > 0 else -math.inf, most - known)
    return programme, at


def extreme(programme: Programme, place: int, way: int) -> float:
    """The least (way 1) or the most (way −1) that one variable can be."""
    try:
        return way * programme.least({place: way})
    except Unbounded:
        return math.inf
