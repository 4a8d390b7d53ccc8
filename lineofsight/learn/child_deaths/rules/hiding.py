"""Which cells of a table in blocks of years are hidden, so that what is shown tells nothing that was hidden before.

Blocks are protected in the order in which they end. What was shown of earlier ones stays shown and what was hidden
stays hidden; what has run up since the beginning is a number of its own at the end of each block, since a reader who
kept last time's can subtract (statutory.md §7: time series and other published tables; strength: practice).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lineofsight.kernel.suppression import POLICIES, Past, Table, Unprotectable, protected, read_table
from lineofsight.learn.child_deaths.rules.pooling import Block

# Rare and grave: what is shown must leave open whether a hidden count is 0 or above nine (practice of publishers,
# local).
POLICY = POLICIES["strict_1_9"]
TOTAL = "total"
# The code of a cell, its panel, and the block of years or what has run up by its end.
Key = tuple[str, ...]
# What is counted of a code by a panel in a year.
Counts = tuple[tuple[tuple[str, str, int], int], ...]
Fixed = tuple[tuple[Key, bool], ...]


def so_far(block: Block) -> str:
    """The column of everything up to the end of a block."""
    return f"to-{block.last}"


@lru_cache(maxsize=128)
def stepwise(counts: Counts, laid: tuple[Block, ...], fixed: Fixed) -> tuple[dict[Key, int], frozenset[Key]]:
    """Every cell, and which are hidden.

    Args:
        fixed: totals that stand in a table beside this one, and whether each is hidden there.
    """
    cells: dict[Key, int] = {}
    hidden: set[Key] = {key for key, gone in fixed if gone}
    known: set[Key] = {key for key, gone in fixed if not gone}
    sums: list[dict[Key, int]] = []
    before: dict[Key, int] = {}
    for number, block in enumerate(laid):
        own = margins(counts, block, block.key)
        added = dict(own)
        sums += read_table(own).equations
        if number:
            before_column = so_far(laid[number - 1]) if number > 1 else laid[0].key
            runs = running(own, before, so_far(block))
            sums += [*read_table(runs).equations, *steps(own, before_column, so_far(block))]
            added |= runs
            before = runs
        else:
            before = own
        cells |= added
        fresh = hides(Table(cells, tuple(sums), linked=True), known & cells.keys(), hidden & cells.keys(), added)
        hidden |= fresh
        known |= added.keys() - hidden
    return cells, frozenset(hidden & cells.keys())


def hides(table: Table, known: set[Key], hidden: set[Key], added: Iterable[Key]) -> set[Key]:
    """What must be hidden once a block has ended; all of it where no choice would protect it."""
    past = Past(frozenset(known), frozenset(hidden))
    try:
        return protected(table, threshold=POLICY.threshold, width=POLICY.width, beyond=POLICY.beyond, past=past)
    except Unprotectable:
        return set(added)


def margins(counts: Counts, block: Block, column: str) -> dict[Key, int]:
    """The cells of a block with their margins: each code by each panel, both together, and all codes."""
    cells: dict[Key, int] = dict.fromkeys(places(counts, column), 0)
    for (code, panel, year), count in counts:
        if block.first <= year <= block.last:
            for key in {(code, panel), (code, TOTAL), (TOTAL, panel), (TOTAL, TOTAL)}:
                cells[(*key, column)] += count
    return cells


def places(counts: Counts, column: str) -> Iterator[Key]:
    """Every cell a column may have, of the codes and panels that were ever counted."""
    codes = {code for (code, _, _), _ in counts} | {TOTAL}
    panels = {panel for (_, panel, _), _ in counts} | {TOTAL}
    yield from ((code, panel, column) for code in sorted(codes) for panel in sorted(panels))


def running(own: dict[Key, int], before: dict[Key, int], column: str) -> dict[Key, int]:
    """What has run up by the end of a block."""
    earlier = {key[:2]: count for key, count in before.items()}
    return {(*key[:2], column): count + earlier.get(key[:2], 0) for key, count in own.items()}


def steps(own: dict[Key, int], before: str, column: str) -> Iterator[dict[Key, int]]:
    """What binds a block to what had run up before it and by its end."""
    for code, panel, block in own:
        yield {(code, panel, block): 1, (code, panel, before): 1, (code, panel, column): -1}
