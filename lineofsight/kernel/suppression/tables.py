"""A table of counts with its margins, as the equations an outsider can write down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

TOTAL = "total"
# Codes of categories, one for each way in which a table divides its children; `TOTAL` stands for a margin.
Key = tuple[str, ...]
Cells = Mapping[Key, int]
# Which cells add up to which other: each key's factor, 1 for a part and −1 for the sum; together they make 0.
Equation = dict[Key, int]


@dataclass(frozen=True)
class Table:
    """Counts, and every sum between them that is printed."""

    cells: dict[Key, int]
    equations: tuple[Equation, ...]
    linked: bool = False

    @property
    def may_be_broken(self) -> bool:
        """Whether sums may leave room for fractions where they leave none for whole numbers.

        Not in one table of two dimensions: what flows from its rows to its columns is whole where the margins are.
        """
        return self.linked or any(len(key) > 2 for key in self.cells)

    def __or__(self, other: "Table") -> "Table":
        """Two tables about the same children. Cells of one key are one number.

        ValueError where they print different numbers for it.
        """
        for key in self.cells.keys() & other.cells.keys():
            if self.cells[key] != other.cells[key]:
                raise ValueError(f"{said(key)} is {self.cells[key]} in one table and {other.cells[key]} in another.")
        return Table(self.cells | other.cells, self.equations + other.equations, linked=True)


def read_table(cells: Cells) -> Table:
    """A table of any number of dimensions. A cell that is not given is 0 and not printed.

    Tables about the same children by different divisions, such as locality and need, are one table of more dimensions
    of which the inner cells are not given: ("north", "total") and ("total", "neglect"), and no ("north", "neglect").

    ValueError for a count that is no whole number of 0 or more, for keys of different lengths, and where parts do not
    add up to a margin that is given.
    """
    checked(cells)
    sums = tuple(sums_of(cells))
    for equation in sums:
        if sum(factor * cells[key] for key, factor in equation.items()):
            whole = next(key for key, factor in equation.items() if factor < 0)
            raise ValueError(f"The parts of {said(whole)} do not add up to it.")
    return Table(dict(cells), sums)


def checked(cells: Cells) -> None:
    """ValueError for a cell that is no count, or keys that are not of one length."""
    for key, count in cells.items():
        if isinstance(count, bool) or not isinstance(count, int) or count < 0:
            raise ValueError(f"{said(key)} must be a whole number of 0 or more, not {count}.")
    if len({len(key) for key in cells}) > 1:
        raise ValueError("The keys of a table have one length.")


def sums_of(cells: Iterable[Key]) -> Iterator[Equation]:
    """Each margin with its parts, along each way in which it is one."""
    lines: dict[tuple[int, Key], list[Key]] = defaultdict(list)
    margins: list[tuple[int, Key]] = []
    for key in cells:
        for axis, code in enumerate(key):
            line = (axis, (*key[:axis], TOTAL, *key[axis + 1 :]))
            if code == TOTAL:
                margins.append(line)
            else:
                lines[line].append(key)
    for line in margins:
        if lines[line]:  # a margin whose parts are not in the table says nothing here
            yield {**dict.fromkeys(lines[line], 1), line[1]: -1}


def said(key: Key) -> str:
    """A cell as a sentence names it."""
    return "“" + ", ".join(map(str, key)) + "”"
