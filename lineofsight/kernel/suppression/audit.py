"""What can be worked out of a table that somebody else published: the same outsider (`outsider`), without our counts.

Of a published table nobody here knows what is hidden, and its totals may be rounded. Everything that is printed bounds
what is not, and cells hang together only where a sum joins them: each such group is asked by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineofsight.kernel.suppression.outsider import Interval, extreme, whole
from lineofsight.kernel.suppression.solver import Impossible, Programme
from lineofsight.kernel.suppression.tables import Equation, Key, checked, groups, sums_of

# A cell as it was printed: a count, the least and the most that a rounded count stands for, or none where it is hidden.
Printed = int | tuple[int, int] | None


@dataclass(frozen=True)
class Findings:
    """What an outsider learns of a published table.

    Args:
        printed: how many cells are printed. hidden: for each that is not, the least and the most it can be.
        contradictory: the hidden cells about which what is printed contradicts itself, so that nothing can be said.
    """

    printed: int
    hidden: dict[Key, Interval]
    contradictory: frozenset[Key] = frozenset()

    @property
    def worked_out(self) -> set[Key]:
        """The hidden cells that an outsider knows exactly."""
        return {key for key, (low, high) in self.hidden.items() if low == high}

    def within(self, threshold: int) -> set[Key]:
        """The hidden cells of which an outsider knows that they are small, and not that they are 0, or which count."""
        return {key for key, (low, high) in self.hidden.items() if 1 <= low < high <= threshold}


def audit_table(rows: Iterable[tuple[Key, Printed]]) -> Findings:
    """Ask of a table published elsewhere what an outsider can work out of it.

    Args:
        rows: each cell's key, with "total" for a margin, and what is printed there. A cell that is not among them was
            never part of the table.

    ValueError for a count below 0, bounds in the wrong order, a key given twice or keys of different lengths.
    """
    cells = read_printed(rows)
    return audit_sums(cells, sums_of(cells))


def audit_sums(cells: Mapping[Key, Printed], sums: Iterable[Equation]) -> Findings:
    """The same of tables that hang together by sums of any kind: a share and what is left of its whole, the same
    children counted twice."""
    hidden = {key for key, printed in cells.items() if printed is None}
    found: dict[Key, Interval] = {}
    contradictory: set[Key] = set()
    for group in groups(hidden, sums):
        try:
            found |= asked(cells, *group)
        except Impossible:
            contradictory |= group[0]
    return Findings(len(cells) - len(hidden), found, frozenset(contradictory))


def read_printed(rows: Iterable[tuple[Key, Printed]]) -> dict[Key, Printed]:
    """The cells of a published table, each once."""
    cells: dict[Key, Printed] = {}
    for key, printed in rows:
        if key in cells:
            raise ValueError("The keys of a table are given once each.")
        low, high = bounds(printed)
        if high < low:
            raise ValueError("The least a printed count stands for comes first.")
        cells[key] = printed
    checked({key: bounds(printed)[0] for key, printed in cells.items()})
    return cells


def bounds(printed: Printed) -> tuple[int, int]:
    """The least and the most a printed cell stands for; 0 and 0 stand in for one that is hidden."""
    return printed if isinstance(printed, tuple) else (printed or 0, printed or 0)


def asked(cells: Mapping[Key, Printed], hidden: Iterable[Key], sums: Iterable[Equation]) -> dict[Key, Interval]:
    """The least and the most that each hidden cell of a group can be.

    Raises:
        Impossible: no counts fit what is printed.
    """
    programme = Programme()
    at = {key: programme.add(0, float("inf"), whole=True) for key in sorted(hidden)}
    for equation in sums:
        known = [[factor * end for end in bounds(cells[key])] for key, factor in equation.items() if key not in at]
        open_ones = {at[key]: factor for key, factor in equation.items() if key in at}
        programme.require(open_ones, -sum(map(max, known)), -sum(map(min, known)))
    programme.least({})
    return {
        key: (whole(extreme(programme, place, 1)), whole(extreme(programme, place, -1))) for key, place in at.items()
    }
