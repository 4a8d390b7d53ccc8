"""How many years are put together so that few counts are small, and which years those are.

Blocks of years follow one another and never overlap, and only years that have ended are in them: what is shown of a
block does not change with the next death, and no two tables differ by one year alone. How long they are is settled by
the first years and then stands, for two lengths of the same years would tell their difference (statutory.md §2.8 and
§7: three or five years in small areas; strength: practice, local).
"""

from collections.abc import Mapping
from dataclasses import dataclass

LENGTHS = (1, 3, 5)


@dataclass(frozen=True)
class Block:
    """Financial years put together, by the years in which the first and the last began."""

    first: int
    last: int

    @property
    def label(self) -> str:
        """The block as it is headed."""
        begins, ends = short(self.first), short(self.last)
        return begins if self.first == self.last else f"{begins} to {ends}"

    @property
    def key(self) -> str:
        """The block in the keys of cells."""
        return f"{self.first}-{self.last}"


def short(year: int) -> str:
    """A financial year as it is spoken of."""
    return f"{year}/{(year + 1) % 100:02}"


def blocks(first: int, last: int, length: int) -> list[Block]:
    """The whole blocks between the first and the last year that has ended, the earliest first."""
    return [Block(year, year + length - 1) for year in range(first, last - length + 2, length)]


def pooled(counts: Mapping[tuple[str, int], int], first: int, last: int, threshold: int) -> int:
    """How many years are put together: the fewest whose first block passes; five where none does.

    Args:
        counts: of each code in each year.
    """
    for length in LENGTHS[:-1]:
        if last - first + 1 < length or passes(counts, Block(first, first + length - 1), threshold):
            return length
    return LENGTHS[-1]


def passes(counts: Mapping[tuple[str, int], int], block: Block, threshold: int) -> bool:
    """Whether of what was counted in a block at least half the codes can be shown."""
    sums: dict[str, int] = {}
    for (code, year), count in counts.items():
        if block.first <= year <= block.last:
            sums[code] = sums.get(code, 0) + count
    counted = [count for count in sums.values() if count]
    return bool(counted) and 2 * sum(count > threshold for count in counted) >= len(counted)
