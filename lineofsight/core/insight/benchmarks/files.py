"""Reads a list of benchmarks that names its own indicators, areas and days: every fault is found, each by row."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lineofsight.core.insight.benchmarks.areas import Area, named
from lineofsight.core.insight.benchmarks.library import Measure, Shipped
from lineofsight.core.insight.benchmarks.models import Gap
from lineofsight.core.insight.benchmarks.tables import Entry, read_number, worked_out
from lineofsight.kernel.numbers import half_up
from lineofsight.kernel.periods import Period

COLUMNS = ("indicator", "area", "start", "end", "value", "numerator", "denominator", "place")
LONGEST_PLACE, LONGEST_NUMBER = 120, 30
LARGEST = Decimal("1E14")


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell, where it stands, and how to put it right. Row 1 is the heading row."""

    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.sentence}"


@dataclass
class Cells:
    """The cells of one row, and the problems found in them."""

    number: int
    texts: dict[str, str]
    problems: list[Problem]

    def wrong(self, column: str, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.number, column, sentence))


def read_list(content: str, shipped: Shipped) -> tuple[list[Entry], list[Problem]]:
    """Read a CSV list.

    Returns:
        The entries, and the problems. Where there is any problem nothing may be loaded.
    """
    try:
        table = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")))
    except csv.Error as error:
        return [], [Problem(1, COLUMNS[0], f"This is not a CSV file: {error}.")]
    heading, lines = [cell.strip().lower() for cell in table[0]] if table else [], table[1:]
    problems = [
        Problem(1, column, "The first row has no column of this name. Add it; its cells may be empty.")
        for column in COLUMNS
        if column not in heading
    ]
    if problems:
        return [], problems
    entries = []
    for number, line in enumerate(lines, start=2):
        texts = {**dict.fromkeys(COLUMNS, ""), **{c: t.strip() for c, t in zip(heading, line, strict=False)}}
        if any(texts.values()):
            cells = Cells(number, texts, problems)
            entries.append((number, read_row(cells, shipped)))
    found = [(number, entry) for number, entry in entries if entry]
    problems += repeats(found)
    if not entries:
        problems.append(Problem(2, "indicator", "There are no rows under the heading."))
    return [entry for _, entry in found], sorted(problems, key=lambda p: (p.row, COLUMNS.index(p.column)))


def read_row(cells: Cells, shipped: Shipped) -> Entry | None:
    """One row as an entry; none where anything in it is wrong."""
    before = len(cells.problems)
    measure, area, period = measure_in(cells, shipped), area_in(cells), period_in(cells)
    value, above, below = (number_in(cells, c, shipped) for c in ("value", "numerator", "denominator"))
    if len(cells.texts["place"]) > LONGEST_PLACE:
        cells.wrong("place", f"This is longer than {LONGEST_PLACE} characters. Shorten it.")
    if len(cells.problems) > before or not (measure and area and period):
        return None
    numerator, denominator = (None if isinstance(count, Gap) else count for count in (above, below))
    made = worked_out(measure, numerator, denominator)
    check_value(cells, measure, value, made)
    if len(cells.problems) > before:
        return None
    about = Entry(measure.key, area.code, area.name, period, cells.texts["place"])
    about = replace(about, numerator=numerator, denominator=denominator)
    if isinstance(value, Decimal):
        return replace(about, value=value, text=cells.texts["value"])
    if cells.texts["value"]:
        return replace(about, gap=value.value, symbol=cells.texts["value"])
    return replace(about, value=made)


def check_value(cells: Cells, measure: Measure, value: Decimal | Gap, made: Decimal | None) -> None:
    """A value is needed, or the two counts that make one; and where all three stand they must agree."""
    if not cells.texts["value"] and made is None:
        cells.wrong("value", "Give a value, a symbol that says why there is none, or both counts.")
    elif isinstance(value, Decimal) and made is not None and (told := disagreement(measure, value, made)):
        cells.wrong("value", told)


def disagreement(measure: Measure, value: Decimal, made: Decimal) -> str:
    """What is said where a value is not what its counts make, at the decimals it is read with; empty where it is."""
    said, worked = half_up(value, measure.places), half_up(made, measure.places)
    return "" if said == worked else f"{said} is given, but the two counts make {worked}."


def measure_in(cells: Cells, shipped: Shipped) -> Measure | None:
    found = shipped.measures.get(cells.texts["indicator"])
    if not found:
        cells.wrong("indicator", f"“{cells.texts['indicator']}” is not an indicator that has benchmarks.")
    return found


def area_in(cells: Cells) -> Area | None:
    found = named(cells.texts["area"])
    if not found:
        cells.wrong(
            "area", f"“{cells.texts['area']}” is not the code or the name of an authority, a region or England."
        )
    return found


def period_in(cells: Cells) -> Period | None:
    """The period of a row: two days, the first not after the last."""
    days = {}
    for column in ("start", "end"):
        try:
            days[column] = date.fromisoformat(cells.texts[column])
        except ValueError:
            cells.wrong(column, "Write a day as year, month, day: 2018-03-31.")
    if len(days) < 2:
        return None
    if days["end"] < days["start"]:
        cells.wrong("end", "The last day is before the first.")
        return None
    return Period(**days)


def number_in(cells: Cells, column: str, shipped: Shipped) -> Decimal | Gap:
    """A number or a symbol; what is neither, or is out of all proportion, is a problem."""
    text = cells.texts[column]
    try:
        found = read_number(text, shipped.symbols)
    except ValueError as error:
        cells.wrong(column, str(error))
        return Gap.NOT_AVAILABLE
    if isinstance(found, Decimal) and not (0 <= found < LARGEST and len(text) <= LONGEST_NUMBER):
        cells.wrong(column, f"“{text}” cannot be a count, a rate or a percentage.")
    return found


def repeats(entries: Iterable[tuple[int, Entry]]) -> list[Problem]:
    """No two rows are about the same thing."""
    first: dict[tuple, int] = {}
    problems = []
    for number, entry in entries:
        earlier = first.setdefault(entry.identity, number)
        if earlier != number:
            problems.append(Problem(number, "indicator", f"Row {earlier} is about the same area and days."))
    return problems
