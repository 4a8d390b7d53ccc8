"""Which cells of a table must go with the small ones, so that no hidden cell can be worked out, at the least loss.

The loss is the sum of the counts hidden. It is solved exactly, as an integer programme that learns what it lacks: hide
the cells of least loss that meet all that is known so far; ask what an outsider can still work out; each cell that they
can gives a requirement on others (`requirements`); and again, until they can work out nothing. Tables with more cells
than `MOST_EXACT` take the cheapest cell of each requirement instead of the best of all together, and then print again
what need not have been hidden.
"""

from lineofsight.kernel.suppression.requirements import Proofs, Requirement, in_lines
from lineofsight.kernel.suppression.solver import Programme
from lineofsight.kernel.suppression.tables import Cells, Key, Table, read_table

# Cells above 0 beyond which a table is protected one requirement at a time.
MOST_EXACT = 2_000


def protect(cells: Cells, *, threshold: int, width: int = 1) -> set[Key]:
    """Every cell to hide, margins included where they had to go; none where no count is from 1 to `threshold`.

    A true 0 is never hidden. Each hidden cell can be two different numbers or more, for all an outsider can tell.

    Args:
        cells: counts by the codes of their categories, with "total" for a margin; margins must be there.
        width: how far apart the least and the most that a hidden cell can be must lie, 1 or more.

    ValueError where the table does not add up.
    """
    return protected(read_table(cells), threshold=threshold, width=width)


def protected(table: Table, *, threshold: int, width: int = 1) -> set[Key]:
    """The same of a table already read, which may be several that are linked."""
    if width < 1:
        raise ValueError("A hidden cell must be able to be two different numbers: the width is 1 or more.")
    small = {key for key, count in table.cells.items() if 1 <= count <= threshold}
    if not small:
        return set()
    exact = sum(count > 0 for count in table.cells.values()) <= MOST_EXACT
    return (best if exact else cheapest_first)(table, small, width)


def best(table: Table, small: set[Key], width: int) -> set[Key]:
    """The cells whose counts sum to least, of all that protect the small ones."""
    master, proofs = Programme(), Proofs(table, small, width)
    at = {key: master.add(int(key in small), 1, whole=True) for key in proofs.counted}
    costs = {at[key]: table.cells[key] for key in at}
    needed = list(in_lines(table, small))
    while True:
        for each in needed:
            master.require({at[key]: part for key, part in each.parts.items()}, each.least)
        master.least(costs)
        values = master.values
        hidden = {key for key, place in at.items() if values[place] > 1 / 2}
        needed = list(proofs.lacking(hidden))
        if not needed:
            return hidden


def cheapest_first(table: Table, small: set[Key], width: int) -> set[Key]:
    """Cells that protect the small ones, taken as they are needed; and of them printed again what need not go."""
    proofs, hidden = Proofs(table, small, width), set(small)
    needed = list(in_lines(table, small))
    while needed:
        for each in needed:
            take(table, each, hidden)
        needed = list(proofs.lacking(hidden))
    for key in sorted(hidden - small, key=lambda key: (-table.cells[key], key)):
        if next(proofs.lacking(hidden - {key}), None) is None:
            hidden.discard(key)
    return hidden


def take(table: Table, needed: Requirement, hidden: set[Key]) -> None:
    """Hide, for one requirement, the cells that meet it at least loss for what each gives, until it is met."""
    rest = needed.least - sum(part for key, part in needed.parts.items() if key in hidden)
    others = [key for key in needed.parts if key not in hidden]
    for key in sorted(others, key=lambda key: (table.cells[key] / needed.parts[key], key)):
        if rest <= 0:
            return
        hidden.add(key)
        rest -= needed.parts[key]
