"""Cumulative tables as they may leave, and the same to the last count for whoever keeps the rooms."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import PutOut, TakenBack
from lineofsight.learn.child_deaths.rules.background import LABELS
from lineofsight.learn.child_deaths.rules.hiding import POLICY, TOTAL, Key
from lineofsight.learn.child_deaths.rules.past import PastFinding, Published
from lineofsight.learn.child_deaths.rules.pictures import (
    COMPLETED,
    LATEST,
    NOTIFIED,
    PANELS,
    POPULATIONS,
    Layout,
    Picture,
    Tally,
    pictures,
)
from lineofsight.learn.child_deaths.rules.pooling import Block, short
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.selectors import counting

TITLES = {
    "category": "Category of death", "modifiable": "Modifiable factors", "age": "Age at death",
    "ethnic-group": LABELS["ethnic_group"], "deprivation": LABELS["deprivation"], "place": LABELS["place_kind"],
    "took": "Time to review",
    **{f"fact-{key.replace('_', '-')}": label for key, label in KEY_FACTS.items()},
}  # fmt: skip
NAMES_OF_PANELS = {TOTAL: "All panels together", **PANELS}


@dataclass(frozen=True)
class Shown:
    """A table as it may leave: of which deaths, its columns, and its lines, each with its base in every cell."""

    key: str
    title: str
    population: str
    panel: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def apart(self) -> bool:
        """Whether it is of one panel alone."""
        return bool(self.panel) and self.panel != NAMES_OF_PANELS[TOTAL]

    @property
    def caption(self) -> str:
        """What it counts, in one line."""
        return f"{self.title}: {self.panel.lower()}" if self.panel else self.title


@dataclass(frozen=True)
class Pictures:
    """Every protected table of a partnership, of deaths notified and of reviews completed apart."""

    notified: dict[str, Picture]
    completed: dict[str, Picture]
    took: Mapping[str, Mapping[str, str]]
    # Until which year the time to review was taken back.
    gone: int = 0

    @property
    def length(self) -> int:
        """How many years are put together, of reviews completed; 0 where none was."""
        return self.completed[TOTAL].length if self.completed else 0

    @property
    def waits(self) -> str:
        """The year whose end closes the next block of reviews, as it is spoken of."""
        if not self.completed:
            return ""
        base = self.completed[TOTAL]
        begun = base.blocks[-1].last if base.blocks else base.first - 1
        return short(begun + base.length)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The whole blocks of completed reviews."""
        return self.completed[TOTAL].blocks if self.completed else ()


# A code, a panel, a year and how many, as they are kept.
Lines = Iterable[tuple[str, str, int, int]]


def last_ended(today: date) -> int:
    """The year in which the last ended financial year began."""
    return Period.financial_year_of(today).start.year - 1


def pictures_of(partnership: Partnership, today: date | None = None) -> Pictures:
    """The protected tables of the years that were put out, as they were counted then.

    What was entered later of those years is not in them: two counts of the same years would tell the difference.
    """
    last = last_ended(today or clock.today())
    rows = [each for each in PutOut.objects.filter(partnership=partnership) if each.until <= last]
    took = {block: said for each in rows for block, said in each.took.items()}
    gone = {(each.population, each.table): each.until for each in taken_back_in(partnership)}
    made = {population: put_out(rows, population) for population in (NOTIFIED, COMPLETED)}
    for population, each in made.items():
        each |= {name: replace(picture, gone=gone.get((population, name), 0)) for name, picture in each.items()}
    return Pictures(made[NOTIFIED], made[COMPLETED], took, gone.get((COMPLETED, TIME), 0))


def taken_back_in(partnership: Partnership) -> QuerySet[TakenBack]:
    """The tables that were put out and taken back, the earliest first."""
    return TakenBack.objects.filter(partnership=partnership)


def take_back_notes(partnership: Partnership) -> list[tuple[str, TakenBack, str]]:
    """The same with what each table is called, and who took it back."""
    rows = list(taken_back_in(partnership))
    names = people.names([row.taken_by for row in rows])
    return [(TITLES.get(row.table, MIDDLE), row, names[row.taken_by]) for row in rows]


def put_out(rows: list[PutOut], population: str) -> dict[str, Picture]:
    """The tables of one population, of all that was put out of it, whether it was taken back or not."""
    own = [each for each in rows if each.population == population]
    if not own:
        return {}
    layout = Layout(own[0].first, own[0].length)
    return pictures(counted_of(each.counts for each in own), population, layout, own[-1].until, hidden_of(own))


def counted_of(counts: Iterable[Mapping[str, Lines]]) -> dict[str, Tally]:
    """What was counted in each dimension, of years put out one after another."""
    counted: dict[str, Tally] = defaultdict(Counter)
    for each in counts:
        for name, lines in each.items():
            counted[name].update({(code, panel, year): count for code, panel, year, count in lines})
    return counted


def hidden_of(rows: Iterable[PutOut]) -> dict[str, set[Key]]:
    """Which cells of them are hidden."""
    hidden: dict[str, set[Key]] = defaultdict(set)
    for each in rows:
        for name, keys in each.hidden.items():
            hidden[name] |= {tuple(key) for key in keys}
    return hidden


def tables_of(found: Pictures) -> list[Shown]:
    """Every table, deaths notified first. None has both in it."""
    made = [*tables_in(found.notified), *tables_in(found.completed)]
    return [*made, *([taken(found)] if blocks_told(found) else [])]


def grouped(tables: list[Shown], population: str) -> list[tuple[Shown, list[Shown]]]:
    """The tables of one population, each with those of the same dimension by one panel alone."""
    of = [each for each in tables if each.population == POPULATIONS[population]]
    return [
        (whole, [each for each in of if each.apart and each.key.startswith(f"{whole.key}-")])
        for whole in of if not whole.apart
    ]  # fmt: skip


def whole_tables(found: Pictures) -> dict[str, str]:
    """The tables that stand of all panels together, by key, with what each is called."""
    return {each.key: each.title for each in tables_of(found) if not each.apart}


def tables_in(made: dict[str, Picture]) -> Iterator[Shown]:
    """The tables of one population: each dimension, all panels together and each apart."""
    for name, picture in made.items():
        if name != TOTAL and picture.columns:
            yield from (table_of(name, picture, panel) for panel in picture.panels)


def table_of(name: str, picture: Picture, panel: str) -> Shown:
    """One dimension by one panel, its base as the last line."""
    labels = counting.labels_of(name)
    counted = {code for code, each, _ in picture.counts if each == panel and code != TOTAL}
    columns = picture.columns
    lines = [
        (label, *(picture.share(code, panel, column) for column, _ in columns))
        for code, label in labels.items() if code in counted
    ]  # fmt: skip
    base = ("Of all", *(picture.shown(TOTAL, panel, column) for column, _ in columns))
    apart = "" if panel == TOTAL else f"-{panel}"
    return Shown(
        f"{picture.population}-{name}{apart}", TITLES[name], POPULATIONS[picture.population],
        NAMES_OF_PANELS[panel] if picture.population == COMPLETED else "",
        (TITLES[name], *(label for _, label in columns)), (*lines, base),
    )  # fmt: skip


# The table of the middle of how long reviews took, which is no dimension.
TIME = "time"
MIDDLE = "From notification to the agreed analysis, the middle of how long it took"


def blocks_told(found: Pictures) -> tuple[Block, ...]:
    """The blocks of which the middle of how long reviews took is told."""
    return tuple(block for block in found.blocks[-LATEST:] if block.first > found.gone)


def taken(found: Pictures) -> Shown:
    """How long reviews took, by the blocks of the other tables. It stands where no band of the time to review is
    hidden, since the middle says on which side of it half of them lie."""
    base, bands, blocks = found.completed[TOTAL], found.completed["took"], blocks_told(found)

    def line(panel: str) -> Iterator[str]:
        for block in blocks:
            shown = base.may_be_shown(TOTAL, panel, block.key) and bands.is_whole(panel, block.key)
            yield found.took.get(block.key, {}).get(panel, "None") if shown else POLICY.symbol

    head = ("Panel", *(block.label for block in blocks))
    rows = tuple((NAMES_OF_PANELS[panel], *line(panel)) for panel in base.panels)
    return Shown(
        f"{COMPLETED}-{TIME}", MIDDLE, POPULATIONS[COMPLETED], "", head, rows,
    )  # fmt: skip


def within(block: Block, year: int) -> bool:
    """Whether a year is in a block."""
    return block.first <= year <= block.last


@dataclass(frozen=True)
class Beside:
    """A finding of earlier years, and what is counted here that comes nearest: two bases, and no sum of them."""

    finding: PastFinding
    ours: str
    years: str


def beside_ours(found: Pictures, earlier: Published) -> list[Beside]:
    """Each published finding with our own count beside it, as it may leave."""
    return [Beside(each, *ours_of(found, each)) for each in earlier.findings]


def ours_of(found: Pictures, finding: PastFinding) -> tuple[str, str]:
    """What is counted here that comes nearest to a finding, and of which years."""
    if not finding.ours or not found.blocks:
        return "", ""
    table, code, panel = finding.ours
    picture = found.completed[table]
    if panel not in picture.panels or not picture.columns:
        return "", ""
    column, years = picture.columns[-1]
    return picture.shown(code, panel, column) if code == TOTAL else picture.share(code, panel, column), years
