"""Where marks with their names stand on one line of a drawing, so that none covers another: beside or under it."""

from collections.abc import Sequence
from dataclasses import dataclass

# How far a mark reaches to either side, and where its name begins.
MARK, GAP = 9.0, 11.0
RIGHT, LEFT, UNNAMED = "right", "left", ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark and how wide its name is."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands: how many rows under the line, and on which side its name is; or that there is no room."""

    row: int
    side: str


def stacked(wanted: Sequence[Wanted], *, start: float, end: float, rows: int) -> list[Spot]:
    """A spot for each mark, given from left to right, between two edges.

    A name is left out before two cover one another; marks do so only where there are more in one place than rows.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    found = []
    for each in wanted:
        spot = first_free(each, taken, start, end)
        taken[spot.row].append(reach(each, spot.side))
        found.append(spot)
    return found


def first_free(each: Wanted, taken: list[list[tuple[float, float]]], start: float, end: float) -> Spot:
    """The highest row with room for a mark and its name; else for the mark; else the lowest row."""
    for side in (RIGHT, LEFT, UNNAMED):
        low, high = reach(each, side)
        if side and not start <= low <= high <= end:
            continue
        for row, there in enumerate(taken):
            if all(high <= a or low >= b for a, b in there):
                return Spot(row, side)
    return Spot(len(taken) - 1, UNNAMED)


def reach(each: Wanted, side: str) -> tuple[float, float]:
    """From where to where a mark reaches with its name."""
    low = each.x - (GAP + each.width if side == LEFT else MARK)
    high = each.x + (GAP + each.width if side == RIGHT else MARK)
    return low, high
