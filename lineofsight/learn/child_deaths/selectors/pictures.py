"""Cumulative tables as they may leave, and the same to the last count for whoever keeps the rooms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.rules import knowing
from lineofsight.learn.child_deaths.rules.background import LABELS
from lineofsight.learn.child_deaths.rules.hiding import POLICY, TOTAL
from lineofsight.learn.child_deaths.rules.past import PastFinding, Published
from lineofsight.learn.child_deaths.rules.pictures import (
    COMPLETED,
    NOT_KNOWN,
    NOTIFIED,
    PANELS,
    POPULATIONS,
    Picture,
    pictures,
)
from lineofsight.learn.child_deaths.rules.pooling import Block, short
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.rules.timing import spread
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
    reviews: list[counting.Review]
    last: int

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


def last_ended(today: date) -> int:
    """The year in which the last ended financial year began."""
    return Period.financial_year_of(today).start.year - 1


def pictures_of(partnership: Partnership, today: date | None = None) -> Pictures:
    """The protected tables as they stand."""
    last = last_ended(today or clock.today())
    reviews = counting.completed_in(partnership)
    return Pictures(
        pictures(counting.rows_notified(counting.notified_in(partnership)), NOTIFIED, last),
        pictures(counting.rows_completed(reviews), COMPLETED, last), reviews, last,
    )  # fmt: skip


def tables_of(found: Pictures) -> list[Shown]:
    """Every table, deaths notified first. None has both in it."""
    made = [*tables_in(found.notified), *tables_in(found.completed)]
    return [*made, *([taken(found)] if found.blocks else []), *agencies(found)]


def grouped(tables: list[Shown], population: str) -> list[tuple[Shown, list[Shown]]]:
    """The tables of one population, each with those of the same dimension by one panel alone."""
    of = [each for each in tables if each.population == POPULATIONS[population]]
    return [
        (whole, [each for each in of if each.apart and each.key.startswith(f"{whole.key}-")])
        for whole in of if not whole.apart
    ]  # fmt: skip


def tables_in(made: dict[str, Picture]) -> Iterator[Shown]:
    """The tables of one population: each dimension, all panels together and each apart."""
    for name, picture in made.items():
        if name != TOTAL and picture.blocks:
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


def taken(found: Pictures) -> Shown:
    """How long reviews took, by the blocks of the other tables. It stands where no band of the time to review is
    hidden, since the middle says on which side of it half of them lie."""
    base, bands = found.completed[TOTAL], found.completed["took"]
    taken_each = counting.taken_in(found.reviews)

    def line(panel: str) -> Iterator[str]:
        for block in base.blocks[-SHOWN_BLOCKS:]:
            of = [each for each in taken_each if within(block, each.year) and panel in (TOTAL, each.panel)]
            shown = base.may_be_shown(TOTAL, panel, block.key) and bands.is_whole(panel, block.key)
            yield spread(of).protected if shown else POLICY.symbol

    head = ("Panel", *(block.label for block in base.blocks[-SHOWN_BLOCKS:]))
    rows = tuple((NAMES_OF_PANELS[panel], *line(panel)) for panel in base.panels)
    return Shown(
        "completed-time", "From notification to the agreed analysis, the middle of how long it took",
        POPULATIONS[COMPLETED], "", head, rows,
    )  # fmt: skip


SHOWN_BLOCKS = 4


def within(block: Block, year: int) -> bool:
    """Whether a year is in a block."""
    return block.first <= year <= block.last


def agencies(found: Pictures) -> Iterator[Shown]:
    """How often each fact was not known, by the agencies that were asked about the child, in the latest blocks."""
    recent = found.blocks[-SHOWN_BLOCKS:]
    asked = sorted({agency for each in found.reviews for agency in each.agencies}, key=str.casefold)
    for question, label in KEY_FACTS.items() if recent and asked else ():
        answers = counting.answers_to(found.reviews, question)
        name = f"fact-{question.replace('_', '-')}"
        rows = tuple(
            (agency, *(agency_rate(found.completed[name], answers, agency, block) for block in recent))
            for agency in asked
        )
        yield Shown(
            f"agencies-{question.replace('_', '-')}", f"{label}: asked and not known, where each agency was asked",
            POPULATIONS[COMPLETED], "", ("Agency", *(block.label for block in recent)), rows,
        )  # fmt: skip


def agency_rate(picture: Picture, answers: list[knowing.Answer], agency: str, block: Block) -> str:
    """An agency's rate in a block, where it may stand beside the whole."""
    of_block = [each for each in answers if within(block, each.year)]
    part, whole = knowing.of_agency(of_block, agency), knowing.rate(of_block)
    open_too = all(picture.may_be_shown(code, TOTAL, block.key) for code in (TOTAL, NOT_KNOWN)) or not whole.not_known
    return part.text if open_too and knowing.may_leave(part, whole) else POLICY.symbol


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
    column, years = picture.columns[-1]
    if panel not in picture.panels:
        return "", ""
    return picture.shown(code, panel, column) if code == TOTAL else picture.share(code, panel, column), years
