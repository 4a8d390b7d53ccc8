"""A sheet of figures: how the template looks, and how one that comes back is read. Pure; every fault names its cell.

One row for one number: an indicator, or a part of one. A row that is left empty says nothing; everything else is read
or refused, and where anything is refused nothing of the sheet is taken.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lineofsight.core.insight.rules import PERCENTAGE, Indicator
from lineofsight.kernel.faults import CellFault, column_letter
from lineofsight.kernel.numbers import number_text
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.rules.answers import Answer, answer_problems, parts_of, still_hidden

CODE, ASKED, PERIOD, AREA, NUMBER, OUT_OF, VALUE, ABSENT, COMMENT, LAST = COLUMNS = (
    "Code", "What is asked", "Period", "Area", "Number", "Out of", "Percentage, rate or average",
    "If you cannot give it", "What readers should know", "Last time",
)  # fmt: skip
NEEDED = (CODE, NUMBER)
# The words that say why there is no number, as a person may type them.
ABSENCES = {"not applicable": "not_applicable", "n/a": "not_applicable", "not available": "not_available"}
# Where in a row what is wrong with an answer is put right.
CELL_OF = {
    "numerator": NUMBER, "denominator": OUT_OF, "value": VALUE, "absence": ABSENT, "comment": COMMENT, "area": AREA,
}  # fmt: skip
DECIMAL = re.compile(r"[-−]?\d{1,3}(,\d{3})+(\.\d+)?|[-−]?\d+(\.\d+)?", re.ASCII)
# The sign before a sentence by which a sheet that we hand out keeps it from being taken for a formula.
NOT_A_FORMULA = re.compile(r"^'(?=\s*[=+\-@])")
BELOW = re.compile(r"\s*[<≤*]|.*\b(fewer|less|under|suppressed)\b", re.IGNORECASE)


@dataclass(frozen=True)
class AskedFor:
    """One item as its sheet asks for it."""

    indicator: Indicator
    period: Period
    answer: Answer = field(default_factory=Answer)
    last: str = ""


@dataclass
class Sheet:
    """What a sheet says: an answer for each indicator it answers, and every cell that is wrong."""

    answers: dict[str, Answer] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One row of a sheet, by column."""

    number: int
    cells: Mapping[str, str]
    key: str
    breakdown: str

    @property
    def empty(self) -> bool:
        """Whether the row answers nothing."""
        return not any(self.cells.get(column) for column in (NUMBER, OUT_OF, VALUE, ABSENT, COMMENT))


def template(asked: Iterable[AskedFor], area_name: str) -> list[list[str | Decimal]]:
    """The rows an agency fills in, one for each number, with last time's and what was typed so far."""
    rows: list[list[str | Decimal]] = []
    for each in asked:
        said, indicator = each.answer, each.indicator
        rows.append(
            [
                indicator.key, indicator.name, each.period.label, said.area or area_name, written(said.numerator),
                written(said.denominator), written(said.value), said.absence.replace("_", " "), said.comment,
                each.last,
            ]
        )  # fmt: skip
        for dimension in parts_of(indicator):
            for breakdown, label in dimension.cells:
                count = written(said.parts.get(breakdown))
                name = f"    by {dimension.label}: {label}"
                rows.append([f"{indicator.key} {breakdown}", name, each.period.label, "", count, "", "", "", "", ""])
    return rows


def written(count: Decimal | None) -> str | Decimal:
    """A number as a spreadsheet holds it, without the noughts a column pads it with; nothing where there is none."""
    return "" if count is None else Decimal(f"{count.normalize():f}")


def read_sheet(table: Sequence[Sequence[str]], asked: Mapping[str, AskedFor], areas: Mapping[str, str]) -> Sheet:
    """Read a sheet that came back; every fault is found, not only the first.

    Args:
        table: rows of text, the headings first.
        asked: the items the sheet may answer, by indicator.
        areas: the areas figures may be about, code to name; the first is the partnership's own.
    """
    sheet = Sheet()
    place = headings(table[0] if table else [], sheet)
    if sheet.faults:
        return sheet
    lines = [line for line in lines_of(table, place) if line.key]
    if not lines:
        fault(sheet, place, 2, CODE, "There are no rows under the headings. Start from the template")
    first: dict[tuple[str, str], int] = {}
    grouped: dict[str, dict[str, Line]] = {}
    for line in lines:
        if sentence := misplaced(line, asked, first):
            fault(sheet, place, line.number, CODE, sentence)
            continue
        first[line.key, line.breakdown] = line.number
        grouped.setdefault(line.key, {})[line.breakdown] = line
    for key, own in grouped.items():
        read_item(sheet, place, asked[key], own, areas)
    if sheet.faults:
        sheet.answers.clear()  # nothing is taken of a sheet with anything wrong in it
    sheet.faults.sort(key=lambda each: (each.row, each.column))
    return sheet


def headings(row: Sequence[str], sheet: Sheet) -> dict[str, int]:
    """Where each column stands; a heading that is missing, unknown or there twice is a fault."""
    known = {column.casefold(): column for column in COLUMNS}
    place: dict[str, int] = {}
    for index, text in enumerate(row):
        column = known.get(" ".join(text.split()).casefold())
        if column is None and text:
            sheet.faults.append(CellFault(1, column_letter(index), text, "We do not know this column. Take it out"))
        elif column in place:
            sheet.faults.append(CellFault(1, column_letter(index), text, "This column is there twice. Take one out"))
        elif column:
            place[column] = index
    for column in NEEDED:
        if column not in place:
            sentence = f"The first row has no column called “{column}”. Start from the template"
            sheet.faults.append(CellFault(1, "A", "", sentence))
    return place


def lines_of(table: Sequence[Sequence[str]], place: Mapping[str, int]) -> Iterable[Line]:
    for number, row in enumerate(table[1:], start=2):
        cells = {column: row[index].strip() if index < len(row) else "" for column, index in place.items()}
        key, _, breakdown = " ".join(cells[CODE].split()).partition(" ")
        if key or any(cells.values()):
            yield Line(number, cells, key or "?", breakdown)


def misplaced(line: Line, asked: Mapping[str, AskedFor], first: Mapping[tuple[str, str], int]) -> str:
    """Why a row cannot be taken at all; nothing where it can."""
    if line.key == "?":
        return "This row has no code. Put it in, or take the row out"
    if line.key not in asked:
        return f"You were not asked for “{line.key}”. Take the row out, or check the code"
    known = {breakdown for dimension in parts_of(asked[line.key].indicator) for breakdown, _ in dimension.cells}
    if line.breakdown and line.breakdown not in known:
        return f"{asked[line.key].indicator.name} has no part called “{line.breakdown}”"
    if (line.key, line.breakdown) in first:
        return f"This repeats row {first[line.key, line.breakdown]}. Take one of them out"
    return ""


def read_item(
    sheet: Sheet, place: Mapping[str, int], asked: AskedFor, own: Mapping[str, Line], areas: Mapping[str, str]
) -> None:
    """Read an indicator's rows into its answer, and say what is wrong with each of their cells."""
    before = len(sheet.faults)
    for line in own.values():
        if sentence := wrong_period(line, asked.period):
            fault(sheet, place, line.number, PERIOD, sentence)
    parts = {}
    for breakdown, line in own.items():
        if breakdown:
            count = number(sheet, place, line, NUMBER)
            if count is not None:
                parts[breakdown] = count
            for column in (OUT_OF, VALUE, ABSENT):
                if line.cells.get(column):
                    fault(sheet, place, line.number, column, "A part has a number and nothing else. Empty this cell")
    whole = own.get("")
    if whole is None or whole.empty:
        if parts:
            row = min(line.number for breakdown, line in own.items() if breakdown in parts)
            fault(sheet, place, row, NUMBER, f"Give the whole as well, in a row with the code {asked.indicator.key}")
        return
    answer = read_whole(sheet, place, asked, whole, areas, parts)
    if len(sheet.faults) > before:
        return
    for name, sentence in answer_problems(asked.indicator, answer).items():
        line = own.get(name, whole)
        fault(sheet, place, line.number, CELL_OF.get(name, NUMBER), sentence)
    if len(sheet.faults) == before:
        sheet.answers[asked.indicator.key] = answer


def read_whole(
    sheet: Sheet, place: Mapping[str, int], asked: AskedFor, line: Line, areas: Mapping[str, str],
    parts: Mapping[str, Decimal],
) -> Answer:  # fmt: skip
    said, indicator, before = line.cells.get(ABSENT, "").casefold(), asked.indicator, asked.answer
    # Only what the agency's own desk hid may come back as hidden.
    absences = ABSENCES | ({before.absence: before.absence} if before.absence else {})
    if said and said not in absences:
        fault(
            sheet, place, line.number, ABSENT, "Write “not applicable” or “not available”, and why in the last column"
        )
    value = number(sheet, place, line, VALUE)
    if line.cells.get(VALUE, "").endswith("%") and indicator.kind != PERCENTAGE:
        fault(sheet, place, line.number, VALUE, f"This is not a percentage. It is read {indicator.unit}")
    comment = NOT_A_FORMULA.sub("", line.cells.get(COMMENT, ""))
    return Answer(
        numerator=number(sheet, place, line, NUMBER),
        denominator=number(sheet, place, line, OUT_OF),
        value=value,
        absence=absences.get(said, ""),
        comment=comment,
        # A sentence beside a number that moved far is the comment it is asked for.
        confirmed=bool(comment),
        parts=parts,
        area=area_code(sheet, place, line, areas),
        hidden=still_hidden(before, parts),
    )


def area_code(sheet: Sheet, place: Mapping[str, int], line: Line, areas: Mapping[str, str]) -> str:
    """The code of the area a row is about; nothing for the partnership's own."""
    text = line.cells.get(AREA, "").casefold()
    own = next(iter(areas))
    for code, name in areas.items():
        if text in {code.casefold(), name.casefold()}:
            return "" if code == own else code
    if text:
        names = " or ".join(areas.values())
        fault(sheet, place, line.number, AREA, f"We do not know this area. Write {names}")
    return ""


def wrong_period(line: Line, period: Period) -> str:
    said = line.cells.get(PERIOD, "")
    if not said or said.casefold() in {str(period), period.label.casefold(), period.short_label.casefold()}:
        return ""
    # A date as a spreadsheet holds it, for a figure of one day.
    if period.start == period.end and said == period.end.isoformat():
        return ""
    return f"This row says {said}, but the return is about {period.label}. Check that it is the right sheet"


def number(sheet: Sheet, place: Mapping[str, int], line: Line, column: str) -> Decimal | None:
    """The number in a cell; none where it is empty, and a fault where it holds anything else."""
    text = line.cells.get(column, "")
    if not text:
        return None
    plain = text.removesuffix("%").strip() if column == VALUE else text
    if DECIMAL.fullmatch(plain):
        try:
            return Decimal(plain.replace(",", "").replace("−", "-"))
        except InvalidOperation:
            pass
    fault(sheet, place, line.number, column, not_a_number(text, column))
    return None


def not_a_number(text: str, column: str) -> str:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    if BELOW.match(text):
        return f"“{shown}” is not a number. Give the true count: small ones are kept from showing here, not by you"
    if text.casefold() in ABSENCES:
        return f"“{shown}” is not a number. Leave this empty, and say it under “{ABSENT}”"
    if text.endswith("%"):
        return f"“{shown}” is a percentage. Give the count here, and the percentage under “{VALUE}”"
    return f"“{shown}” is not a number. Write figures only, like {number_text(Decimal(1234))}"


def fault(sheet: Sheet, place: Mapping[str, int], row: int, column: str, sentence: str) -> None:
    """Say what is wrong in a cell; where the sheet has no such column, in the row's first."""
    at = column_letter(place[column]) if column in place else "A"
    sheet.faults.append(CellFault(row, at, column if column in place else "", sentence))
