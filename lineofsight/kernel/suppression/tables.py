"""A table of counts with its margins, as the equations an outsider can write down."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.kernel.numbers import half_up

TOTAL = "total"
# Codes of categories, one for each way in which a table divides its children; `TOTAL` stands for a margin.
Key = tuple[str, ...]
Cells = Mapping[Key, int]
# Which cells add up to which other: each key's factor, 1 for a part and −1 for the sum; together they make 0.
Equation = dict[Key, int]


@dataclass(frozen=True)
class Ratio:
    """A percentage, a rate or an average as it is printed: so many of `part` for each `per` of `whole`, to so many
    decimal places, halves up. With one of its counts it tells the other, more or less."""

    part: Key
    whole: Key
    per: int = 100
    places: int = 1

    def printed(self, cells: Cells) -> int:
        """What is printed, in its last place: 123 for 12.3. ValueError where the whole is 0 or a count is missing."""
        part, whole = cells.get(self.part), cells.get(self.whole)
        if part is None or not whole:
            raise ValueError(f"{said(self.part)} of {said(self.whole)} is no ratio of two counts of this table.")
        return int(half_up(Decimal(part) * self.per / whole, self.places).scaleb(self.places))

    def sides(self, cells: Cells) -> tuple[Equation, Equation]:
        """The two sums by which what is printed bounds its counts: the first is 0 or more, the second less than 0."""
        printed, factor = self.printed(cells), 2 * 10**self.places * self.per
        return ({self.part: factor, self.whole: 1 - 2 * printed}, {self.part: factor, self.whole: -1 - 2 * printed})


def shown(ratios: Iterable[Ratio], hidden: Collection[Key]) -> list[Ratio]:
    """The ratios that may be printed beside a table: those whose counts are both printed, so that they tell nothing.

    Source: statutory.md §7, required behaviour 4 and 5 (practice of publishers).
    """
    return [each for each in ratios if each.part not in hidden and each.whole not in hidden]


@dataclass(frozen=True)
class Table:
    """Counts, and what is printed that binds them together: every sum, and perhaps ratios."""

    cells: dict[Key, int]
    equations: tuple[Equation, ...]
    linked: bool = False
    ratios: tuple[Ratio, ...] = ()

    @property
    def may_be_broken(self) -> bool:
        """Whether sums may leave room for fractions where they leave none for whole numbers.

        Not in one table of two dimensions: what flows from its rows to its columns is whole where the margins are.
        """
        return self.linked or bool(self.ratios) or any(len(key) > 2 for key in self.cells)

    def __or__(self, other: "Table") -> "Table":
        """Two tables about the same children. Cells of one key are one number.

        ValueError where they print different numbers for it.
        """
        for key in self.cells.keys() & other.cells.keys():
            if self.cells[key] != other.cells[key]:
                raise ValueError(f"{said(key)} is {self.cells[key]} in one table and {other.cells[key]} in another.")
        return Table(
            self.cells | other.cells, self.equations + other.equations, linked=True, ratios=self.ratios + other.ratios
        )


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


def groups(hidden: Iterable[Key], sums: Iterable[Equation]) -> Iterator[tuple[set[Key], list[Equation]]]:
    """The hidden cells that hang together by sums, with those sums; a sum in which none is hidden binds nothing."""
    above: dict[Key, Key] = {key: key for key in hidden}

    def top(key: Key) -> Key:
        while above[key] != key:
            above[key] = key = above[above[key]]
        return key

    told = ((equation, [key for key in equation if key in above]) for equation in sums)
    kept = [(equation, joined) for equation, joined in told if joined]
    for _, joined in kept:
        for key in joined[1:]:
            above[top(key)] = top(joined[0])
    found: dict[Key, tuple[set[Key], list[Equation]]] = {}
    for key in above:
        found.setdefault(top(key), (set(), []))[0].add(key)
    for equation, joined in kept:
        found[top(joined[0])][1].append(equation)
    yield from found.values()


def said(key: Key) -> str:
    """A cell as a sentence names it."""
    return "“" + ", ".join(map(str, key)) + "”"
