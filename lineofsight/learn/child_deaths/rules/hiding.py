"""Which cells of tables in blocks of years are hidden, so that nobody works a small count out of all that was put out.

Whoever kept last time's tables can subtract, and whoever lays two dimensions side by side has more sums than either
tells: they share their bases, and a base that is hidden in both lies within what each leaves open. So the tables of one
population are protected as one system of sums, block by block in the order in which they end. What was shown stays
shown and what was hidden stays hidden; what has run up since the beginning is a number of its own at the end of each
block (statutory.md §7: time series and other published tables; strength: practice).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from lineofsight.kernel.suppression import POLICIES, Past, Table, Unprotectable, groups, protected, read_table
from lineofsight.learn.child_deaths.rules.pooling import Block

# Rare and grave: what is shown must leave open whether a hidden count is 0 or above nine (practice of publishers,
# local).
POLICY = POLICIES["strict_1_9"]
TOTAL = "total"
# The code of a cell, its panel, and the block of years or what has run up by its end.
Key = tuple[str, ...]
# How many of each code there are by panel and year.
Counts = Mapping[tuple[str, str, int], int]
# Which cells are hidden in each dimension's table.
Hidden = Mapping[str, Collection[Key]]
# The factor of each cell; together they make 0.
Sum = dict[Key, int]


def so_far(block: Block) -> str:
    """The column of everything up to the end of a block."""
    return f"to-{block.last}"


@dataclass(frozen=True)
class Part:
    """What is put out of a table at the end of a block: what is counted in it, and what has run up by then.

    Args:
        own: the block's cells with their margins. runs: what has run up; of the first block it is the block itself,
            and nothing here. before: what had run up when it began.
    """

    own: dict[Key, int]
    runs: dict[Key, int]
    before: dict[Key, int]

    @property
    def cells(self) -> dict[Key, int]:
        """Every cell."""
        return self.own | self.runs

    @property
    def sums(self) -> Iterator[Sum]:
        """What binds its cells to one another, and to what had run up before."""
        yield from read_table(self.cells).equations
        for own, before, run in zip(self.own, self.before, self.runs, strict=False):
            yield {own: 1, before: 1, run: -1}


def parts_of(counts: Counts, laid: Iterable[Block]) -> Iterator[Part]:
    """A table by what is put out of it at the end of each block."""
    codes, panels = {TOTAL, *(code for code, _, _ in counts)}, {TOTAL, *(panel for _, panel, _ in counts)}
    places = sorted(product(codes, panels))
    before: dict[Key, int] = {}
    for block in laid:
        own: dict[Key, int] = {(*place, block.key): 0 for place in places}
        for (code, panel, year), count in counts.items():
            if block.first <= year <= block.last:
                for place in {(code, panel), (code, TOTAL), (TOTAL, panel), (TOTAL, TOTAL)}:
                    own[(*place, block.key)] += count
        summed = zip(places, own.values(), before.values(), strict=False)
        runs: dict[Key, int] = {(*place, so_far(block)): count + earlier for place, count, earlier in summed}
        yield Part(own, runs, before)
        before = runs or own


def hidden_in(
    tables: Mapping[str, Counts], laid: tuple[Block, ...], before: Hidden, settled: int
) -> dict[str, set[Key]]:
    """Which cells of each table are hidden once the last block has ended.

    Each table is protected by itself first, the bases before all others; then those that hang together by what is
    hidden, which seldom lack anything by then.

    Args:
        tables: each dimension's counts, and first of all under "total" those of the panels alone. before: what was
            hidden when earlier blocks were put out. settled: how many those are, which are not judged again.
    """
    told, found = Told(), {name: set(before.get(name, ())) for name in tables}
    for number, parts in enumerate(zip(*(parts_of(each, laid) for each in tables.values()), strict=True)):
        block = dict(zip(tables, parts, strict=True))
        fresh = {name: told.add(name, part) for name, part in block.items()}
        if number < settled:
            told.hidden |= {named(name, key) for name, part in block.items() for key in found[name] & part.cells.keys()}
        else:
            for name in tables:
                told.protect(fresh[name], [name])
                told.known |= fresh[TOTAL] - told.hidden
            told.protect(set().union(*fresh.values()) - told.known, tables)
            for name, part in block.items():
                found[name] |= {key for key in part.cells if named(name, key) in told.hidden}
        told.known |= told.cells.keys() - told.hidden
    return found


def named(name: str, key: Key) -> Key:
    """A cell among those of all dimensions. Bases are the same numbers in each."""
    return (TOTAL if key[0] == TOTAL else name, *key)


@dataclass
class Told:
    """All that somebody can write down who kept every table: each cell, which are hidden and which known, and the sums
    of each dimension's table."""

    cells: dict[Key, int] = field(default_factory=dict)
    sums: dict[str, list[Sum]] = field(default_factory=lambda: defaultdict(list))
    known: set[Key] = field(default_factory=set)
    hidden: set[Key] = field(default_factory=set)

    def add(self, name: str, part: Part) -> set[Key]:
        """A part of a table more stands beside the others; returns its cells of which nobody had been told yet."""
        cells = {named(name, key): count for key, count in part.cells.items()}
        fresh = cells.keys() - self.cells.keys()
        self.cells |= cells
        self.sums[name] += [{named(name, key): factor for key, factor in each.items()} for each in part.sums]
        return fresh

    def protect(self, fresh: set[Key], names: Collection[str]) -> None:
        """Hide, of cells nobody was told of yet, what must be for all that the tables of some dimensions tell
        together; all of them where no choice would protect what is hidden.

        Only what hangs together with them by cells that are hidden, or may yet be, is asked about: what is bound to
        nothing new has become no plainer.
        """
        sums = [each for name in names for each in self.sums[name]]
        for cells, bound in groups(fresh | self.hidden, sums):
            if cells & fresh and (len(names) == 1 or len({name for name, *_ in cells} - {TOTAL}) > 1):
                self.hidden |= self._lacking(fresh & cells, bound)

    def _lacking(self, fresh: set[Key], sums: list[Sum]) -> set[Key]:
        cells = {key: self.cells[key] for key in sorted(fresh.union(*sums))}
        past = Past(frozenset(self.known & cells.keys()), frozenset(self.hidden & cells.keys()))
        table = Table(cells, tuple(sums), linked=True)
        try:
            return protected(table, threshold=POLICY.threshold, width=POLICY.width, beyond=POLICY.beyond, past=past)
        except Unprotectable:
            return fresh
