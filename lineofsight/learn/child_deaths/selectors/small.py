"""The same deaths to the last count, for whoever keeps the rooms: on a page, and on nothing that leaves it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.rules import knowing
from lineofsight.learn.child_deaths.rules.background import LABELS
from lineofsight.learn.child_deaths.rules.hiding import TOTAL
from lineofsight.learn.child_deaths.rules.pictures import COMPLETED, PANELS, POPULATIONS, Counted
from lineofsight.learn.child_deaths.rules.pooling import short
from lineofsight.learn.child_deaths.rules.reviewing import FEEDBACK, KEY_FACTS
from lineofsight.learn.child_deaths.rules.timing import spread
from lineofsight.learn.child_deaths.selectors import counting
from lineofsight.learn.child_deaths.selectors.pictures import NAMES_OF_PANELS, TITLES, Shown

ASKED = {**KEY_FACTS, **LABELS}


@dataclass(frozen=True)
class Unknown:
    """How often one fact was not known, this year and since the beginning, and by which agencies it was asked of."""

    label: str
    this_year: knowing.Rate
    since: knowing.Rate
    not_asked: int
    agencies: tuple[tuple[str, knowing.Rate], ...]


@dataclass(frozen=True)
class Small:
    """Every count there is: unprotected."""

    tables: list[Shown]
    unknown: list[Unknown]
    families: Shown


def small_counts(partnership: Partnership, today: date | None = None) -> Small:
    """The counts as they stand today, the year under way among them."""
    year = counting.year_of(today or clock.today())
    reviews = counting.completed_in(partnership)
    rows = counting.every_row(partnership, apart=True)
    tables = [table for population, each in rows.items() for table in tables_in(each, population, year)]
    answers = {
        question: [*counting.answers_to(reviews, question), *counting.answers_left(partnership, question)]
        for question in ASKED
    }
    unknown = [unknown_in(question, each, year) for question, each in answers.items() if each]
    return Small(
        [*tables, taken(reviews, year)],
        sorted(unknown, key=lambda each: -each.since.percent),
        families(partnership, year),
    )


def families(partnership: Partnership, year: int) -> Shown:
    """Whether families were asked how they were supported, of reviews closed this year and since the beginning."""
    rows = counting.feedback_in(partnership)
    parts = [[each for each in rows if each.year == year], rows]
    counts = [Counter(each.code for each in part) for part in parts]
    lines = [(label, *(f"{count[code]} of {count.total()}" for count in counts)) for code, label in FEEDBACK.items()]
    return Shown(
        "closed-feedback", "How families were supported", "Reviews closed in the year", "",
        ("Whether they were asked", f"{short(year)} so far", "Since the beginning"), tuple(lines if rows else ()),
    )  # fmt: skip


def tables_in(rows: dict[str, list[Counted]], population: str, year: int) -> Iterator[Shown]:
    """Each dimension of one population."""
    for name, each in rows.items():
        if each:
            yield table_of(name, each, population, year)


def table_of(name: str, rows: list[Counted], population: str, year: int) -> Shown:
    """One dimension: this year and since the beginning, and since the beginning each panel apart."""
    apart = [panel for panel in PANELS if any(each.panel == panel for each in rows)]
    first = min(each.year for each in rows)
    parts = [[each for each in rows if each.year == year], rows]
    parts += [[each for each in rows if each.panel == panel] for panel in apart]
    counts = [Counter(each.code for each in part) for part in parts]
    lines = [
        (label, *(f"{count[code]} of {count.total()}" for count in counts))
        for code, label in counting.labels_of(name, apart=True).items() if counts[1][code]
    ]  # fmt: skip
    base = ("Of all", *(str(count.total()) for count in counts))
    since = f"Since {short(first)}"
    head = (f"{short(year)} so far", since, *(f"{since}, {PANELS[panel].lower()}" for panel in apart))
    return Shown(
        f"{population}-{name}", TITLES[name], POPULATIONS[population], "", (TITLES[name], *head), (*lines, base)
    )


def taken(reviews: list[counting.Review], year: int) -> Shown:
    """How long reviews took, in days."""
    each = counting.taken_in(reviews)
    rows = tuple(
        (name, spread(of_panel(each, panel, year)).in_days, spread(of_panel(each, panel)).in_days)
        for panel, name in NAMES_OF_PANELS.items()
    )
    return Shown(
        "completed-time", "From notification to the agreed analysis", POPULATIONS[COMPLETED], "",
        ("Panel", f"{short(year)} so far", "Since the beginning"), rows,
    )  # fmt: skip


def of_panel(taken_each: Iterable, panel: str, year: int | None = None) -> list:
    """What a panel took, in a year perhaps."""
    return [each for each in taken_each if panel in (TOTAL, each.panel) and year in (None, each.year)]


def unknown_in(question: str, answers: list[knowing.Answer], year: int) -> Unknown:
    """How often one fact was not known."""
    return Unknown(
        ASKED[question], knowing.rate(each for each in answers if each.year == year), knowing.rate(answers),
        sum(each.code == "not_asked" for each in answers),
        tuple((agency, knowing.of_agency(answers, agency)) for agency in knowing.agencies_in(answers)),
    )  # fmt: skip
