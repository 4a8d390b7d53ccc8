"""Tables about many deaths, protected so that no small count can be worked out: pure.

Deaths notified in a year and reviews completed in it are different children. A table is of one of the two and says
which; two of them are never put into one (statutory.md §2.8).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lineofsight.learn.child_deaths.rules.background import COARSER, NOT_ASKED, NOT_KNOWN, OUTSIDE, UNANSWERED
from lineofsight.learn.child_deaths.rules.hiding import POLICY, TOTAL, Hidden, Key, hidden_in, parts_of, so_far
from lineofsight.learn.child_deaths.rules.pooling import Block, blocks, passes, pooled

NOTIFIED, COMPLETED = "notified", "completed"
POPULATIONS = {
    NOTIFIED: "Deaths notified in the year, by the day they were notified; not those reviewed by another area",
    COMPLETED: "Reviews completed in the year, by the day the analysis was agreed, whenever the death was",
}
# A themed panel does the overview panel’s work on deaths of one kind.
PANELS = {"cdop": "Child death overview panel", "neonatal": "Neonatal panel"}
PANEL_OF = {"cdop": "cdop", "themed": "cdop", "neonatal": "neonatal"}
# In tables whether factors could be modified has two codes, so that the few of which it cannot be said hide no others.
# The form before 2010 asked something else, which is never read as an answer to this.
IDENTIFIED, REST, BEFORE = "identified", "rest", "before"
ASKED_BEFORE = "Not asked: the form of 2008 to 2010 asked whether it could have been prevented"
CODES_OF_FACTORS = {
    IDENTIFIED: "Modifiable factors identified", REST: "None identified, or it cannot be said", BEFORE: ASKED_BEFORE,
}  # fmt: skip
KNOWN = "known"
CODES_OF_FACTS = {KNOWN: "Known, yes or no", NOT_KNOWN: "Asked, not known", NOT_ASKED: "Not asked"}
# How many blocks a table shows; all of them are in what has run up.
LATEST = 4


# Tables of which one code has most and the others few in most areas, however many years are put together: they are of
# the years that the others need, and hold none of them back.
FOLLOWING = frozenset({"ethnic-group", "deprivation", "place", "took"})


class Mixed(Exception):
    """Deaths notified and reviews completed were put into one table."""


@dataclass(frozen=True)
class Counted:
    """One death as a table counts it."""

    population: str
    year: int
    panel: str
    code: str


@dataclass(frozen=True)
class Picture:
    """A table of one population by the codes of one dimension, in blocks of years, each panel apart and together.

    Args:
        first: the year in which the first financial year began. counts: every cell, its margins under "total".
            hidden: those that are not shown. gone: the year in which the last year began whose columns were taken back;
            they count for what is hidden as before.
    """

    population: str
    first: int
    length: int
    blocks: tuple[Block, ...]
    counts: Mapping[Key, int] = field(default_factory=dict)
    hidden: frozenset[Key] = frozenset()
    gone: int = 0

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Each column's key and heading, the latest blocks that stand and at the end all whole blocks together, where
        all of them stand."""
        shown = [(block.key, block.label) for block in self.blocks[-LATEST:] if block.first > self.gone]
        if len(self.blocks) > 1 and not self.gone:
            all_years = Block(self.blocks[0].first, self.blocks[-1].last)
            shown.append((so_far(self.blocks[-1]), f"{all_years.label}, together"))
        return shown

    @property
    def panels(self) -> list[str]:
        """The panels it tells apart, both together first."""
        apart = {panel for _, panel, _ in self.counts} - {TOTAL}
        return [TOTAL, *(panel for panel in PANELS if panel in apart)]

    def may_be_shown(self, code: str, panel: str, column: str) -> bool:
        """Whether a cell is there and not hidden."""
        return (code, panel, column) in self.counts and (code, panel, column) not in self.hidden

    def shown(self, code: str, panel: str, column: str) -> str:
        """A count as it may leave."""
        key = (code, panel, column)
        return POLICY.symbol if key in self.hidden else str(self.counts.get(key, 0))

    def is_whole(self, panel: str, column: str) -> bool:
        """Whether nothing of a panel’s column is hidden."""
        return not any(key[1:] == (panel, column) for key in self.hidden)

    def share(self, code: str, panel: str, column: str) -> str:
        """A count with its base, and the share where both may be shown."""
        part, whole = self.shown(code, panel, column), self.shown(TOTAL, panel, column)
        said = f"{part} of {whole}"
        if POLICY.symbol in (part, whole) or whole == "0":
            return said
        return f"{said} ({round(100 * int(part) / int(whole))}%)"


# How many of each code there are by panel and year.
Tally = Counter[tuple[str, str, int]]


@dataclass(frozen=True)
class Layout:
    """The years in which the first block of a table began, and how many years are put together."""

    first: int
    length: int

    def blocks(self, last: int) -> tuple[Block, ...]:
        """The whole blocks up to a year that has ended."""
        return tuple(blocks(self.first, last, self.length))


def tallied(rows: Mapping[str, Iterable[Counted]], population: str, last: int) -> dict[str, Tally]:
    """How many of each code there are, by dimension.

    Args:
        rows: each death once in every dimension. last: the year in which the last ended financial year began; what is
            later is not counted yet.

    Raises:
        Mixed: a death is not of that population.
    """
    return {name: ended(each, population, last) for name, each in rows.items()}


def laid_out(counted: Mapping[str, Tally], last: int) -> Layout | None:
    """How the tables of some counts are laid out; none where nothing is counted."""
    years = [year for each in counted.values() for _, _, year in each]
    if not years:
        return None
    first = min(years)
    leading = [each for name, each in counted.items() if name not in FOLLOWING] or counted.values()
    return Layout(first, max(pooled(together(each), first, last, POLICY.threshold) for each in leading))


def tables_of(counted: Mapping[str, Tally], laid: tuple[Block, ...]) -> dict[str, Tally]:
    """What is counted in each table, by dimension; under "total", before all others, by panels alone.

    They are all of the same years and have the same bases.
    """
    each = {name: fitted(name, tally, laid) for name, tally in counted.items()}
    return {TOTAL: without_codes(next(iter(each.values()))), **each}


def hiding(
    counted: Mapping[str, Tally], layout: Layout, last: int, before: Hidden, until: int | None = None
) -> dict[str, set[Key]]:
    """Which cells of the tables of one population are hidden, by dimension.

    Args:
        before: those that were hidden when the tables were put out until an earlier year, `until`; none where these
            are the first.
    """
    laid = layout.blocks(last)
    return hidden_in(tables_of(counted, laid), laid, before, len(layout.blocks(until)) if until is not None else 0)


def pictures(
    counted: Mapping[str, Tally], population: str, layout: Layout, last: int, hidden: Hidden
) -> dict[str, Picture]:
    """The protected tables of one population, by dimension; under "total" the panels alone.

    Args:
        hidden: the cells that are not shown, by dimension (`hiding`).
    """
    laid = layout.blocks(last)
    return {
        name: Picture(population, layout.first, layout.length, laid, cells_of(tally, laid), frozenset(hidden[name]))
        for name, tally in tables_of(counted, laid).items()
    }


def cells_of(tally: Tally, laid: tuple[Block, ...]) -> dict[Key, int]:
    """Every cell of a table, block by block and as they have run up."""
    return {key: count for part in parts_of(tally, laid) for key, count in part.cells.items()}


def ended(rows: Iterable[Counted], population: str, last: int) -> Tally:
    """How many of each code there are by panel and year, of years that have ended."""
    counted = list(rows)
    if any(each.population != population for each in counted):
        raise Mixed(f"Only deaths of one population are counted together: {population}.")
    return Counter((each.code, each.panel, each.year) for each in counted if each.year <= last)


def fitted(name: str, each: Tally, laid: tuple[Block, ...]) -> Tally:
    """The codes of a table, put together where fewer than half of those that were answered could be shown apart. The
    first block settles it, as it settles the years: a table that changed from one to the other would tell both."""
    if name not in COARSER or not laid:
        return each
    answered = {key: count for key, count in together(each).items() if key[0] not in (OUTSIDE, *UNANSWERED)}
    if passes(answered, laid[0], POLICY.threshold):
        return each
    coarse: Tally = Counter()
    for (code, panel, year), count in each.items():
        coarse[COARSER[name](code), panel, year] += count
    return coarse


def without_codes(each: Mapping[tuple[str, str, int], int]) -> Counter[tuple[str, str, int]]:
    """The same deaths by panel and year alone."""
    sums: Counter[tuple[str, str, int]] = Counter()
    for (_, panel, year), count in each.items():
        sums[TOTAL, panel, year] += count
    return sums


def together(each: Mapping[tuple[str, str, int], int]) -> dict[tuple[str, int], int]:
    """Each code’s count in each year, all panels together."""
    sums: Counter[tuple[str, int]] = Counter()
    for (code, _, year), count in each.items():
        sums[code, year] += count
    return dict(sums)
