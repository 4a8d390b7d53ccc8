"""Which cells of a table must go with the small ones, so that no hidden cell can be worked out, at the least loss.

The loss is the sum of the counts hidden. It is solved exactly, as an integer programme that learns what it lacks: hide
the cells of least loss that meet all that is known so far; ask what an outsider can still work out; each cell that they
can gives a requirement on others (`requirements`); and again, until they can work out nothing. Tables with more cells
than `MOST_EXACT` take the cheapest cell of each requirement instead of the best of all together, and then print again
what need not have been hidden.
"""

from collections.abc import Collection
from dataclasses import dataclass

from lineofsight.kernel.suppression.needs import Needs
from lineofsight.kernel.suppression.outsider import intervals
from lineofsight.kernel.suppression.requirements import Proofs, Requirement, in_lines
from lineofsight.kernel.suppression.solver import Impossible, Programme
from lineofsight.kernel.suppression.tables import Cells, Key, Table, read_table

# Cells above 0 beyond which a table is protected one requirement at a time.
MOST_EXACT = 2_000


class Unprotectable(Exception):
    """Whatever else were hidden, small cells can be worked out from what outsiders know already."""


@dataclass(frozen=True)
class Past:
    """What became of cells before, which no table of today can undo.

    Args:
        known: those that were printed, or that others print: to hide one hides nothing.
        hidden: those that were hidden, and so stay.
    """

    known: frozenset[Key] = frozenset()
    hidden: frozenset[Key] = frozenset()


def protect(
    cells: Cells, *, threshold: int, width: int = 1, beyond: bool = False, known: Collection[Key] = ()
) -> set[Key]:
    """Every cell to hide, margins included where they had to go; none where no count is from 1 to `threshold`.

    A true 0 is never hidden. Each hidden cell can be two different numbers or more, for all an outsider can tell.

    Args:
        cells: counts by the codes of their categories, with "total" for a margin; margins must be there.
        width: how far apart the least and the most that a hidden cell can be must lie, 1 or more.
        beyond: whether a small cell must besides be able to be 0 and to be more than `threshold`.
        known: cells that were published before, or are published elsewhere: they are not hidden, for it would help
            nobody, and others are hidden in their stead.

    Raises:
        Unprotectable: what is known already gives a small cell away.

    ValueError where the table does not add up.
    """
    past = Past(known=frozenset(known))
    return protected(read_table(cells), threshold=threshold, width=width, beyond=beyond, past=past)


def protected(
    table: Table, *, threshold: int, width: int = 1, beyond: bool = False, past: Past | None = None,
    sensitive: Collection[Key] = (),
) -> set[Key]:  # fmt: skip
    """The same of a table already read, which may be several that are linked: about the same children by other
    divisions, or as it was published before.

    Args:
        sensitive: cells that must be hidden though their counts are not small; of these too, a 0 is not.
    """
    past = past or Past()
    needs = needs_of(table, threshold, width, beyond, past, sensitive)
    if not needs.small or not table.equations:
        return {*needs.small, *past.hidden}
    exact = sum(count > 0 for count in table.cells.values()) <= MOST_EXACT
    return (best if exact else cheapest_first)(table, needs, past)


def needs_of(table: Table, threshold: int, width: int, beyond: bool, past: Past, sensitive: Collection[Key]) -> Needs:
    """What must be left open; of a small cell that is known already, nothing can be."""
    if width < 1:
        raise ValueError("A hidden cell must be able to be two different numbers: the width is 1 or more.")
    small = {key for key, count in table.cells.items() if count and (count <= threshold or key in sensitive)}
    return Needs(frozenset(small - past.known), threshold, width, beyond)


def best(table: Table, needs: Needs, past: Past) -> set[Key]:
    """The cells whose counts sum to least, of all that protect the small ones."""
    master, proofs = Programme(), Proofs(table, needs)
    forced = needs.small | past.hidden
    at = {key: master.add(int(key in forced), int(key not in past.known), whole=True) for key in proofs.counted}
    costs = {at[key]: table.cells[key] for key in at}
    needed = list(in_lines(table, needs.small))
    while True:
        for each in needed:
            master.require({at[key]: part for key, part in each.parts.items()}, each.least)
        try:
            master.least(costs)
        except Impossible:
            raise Unprotectable from None
        values = master.values
        hidden = {key for key, place in at.items() if values[place] > 1 / 2}
        needed = list(proofs.lacking(hidden))
        if not needed:
            return hidden


def cheapest_first(table: Table, needs: Needs, past: Past) -> set[Key]:
    """Cells that protect the small ones, taken as they are needed; and of them printed again what need not go."""
    forced = set(needs.small | past.hidden)
    proofs, hidden = Proofs(table, needs), set(forced)
    needed = list(in_lines(table, needs.small))
    while needed:
        for each in needed:
            take(table, each, hidden, past.known)
        needed = list(proofs.lacking(hidden))
    for key in sorted(hidden - forced, key=lambda key: (-table.cells[key], key)):
        if next(proofs.lacking(hidden - {key}), None) is None:
            hidden.discard(key)
    return hidden


def take(table: Table, needed: Requirement, hidden: set[Key], known: Collection[Key] = ()) -> None:
    """Hide, for one requirement, the cells that meet it at least loss for what each gives, until it is met.

    Raises:
        Unprotectable: too many of those that would are known already.
    """
    rest = needed.least - sum(part for key, part in needed.parts.items() if key in hidden)
    others = [key for key in needed.parts if key not in hidden and key not in known and needed.parts[key] > 0]
    for key in sorted(others, key=lambda key: (table.cells[key] / needed.parts[key], key)):
        if rest <= 0:
            return
        hidden.add(key)
        rest -= needed.parts[key]
    if rest > 0:
        raise Unprotectable


def reasons(table: Table, hidden: Collection[Key], *, threshold: int, width: int = 1) -> dict[Key, frozenset[Key]]:
    """Why each cell is hidden that is not small itself: the small cells that could be worked out, or too nearly, were
    it printed while all the others stay hidden. Of a small cell none: it is its own reason."""
    small = [key for key in hidden if 1 <= table.cells[key] <= threshold]
    found: dict[Key, frozenset[Key]] = {key: frozenset() for key in small}
    for key in set(hidden) - found.keys():
        left = intervals(table, set(hidden) - {key}, small)
        found[key] = frozenset(each for each, (low, high) in left.items() if high - low < width)
    return found
