"""A file of cases, read row by row: every fault is found, each with its row and column, and no value is repeated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from lineofsight.core.sealed.rules import age_band
from lineofsight.kernel.faults import CellFault, column_letter
from lineofsight.learn.child_deaths.rules.case_columns import (
    FACTORS,
    READS,
    Column,
    found_columns,
    heading_problems,
    label_of,
)
from lineofsight.learn.child_deaths.rules.case_values import (
    READERS,
    SAY_INDEX,
    FactorRow,
    Unread,
    factor_of,
)
from lineofsight.learn.child_deaths.rules.content import categories, edition_called, edition_on, scale

MOST_CASES = 500
ONCE = ("case_number", "key", "nhs_number")
Problems = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class CaseRow:
    """What a row tells of a death: its row in the file, and each column that says something."""

    row: int
    told: dict[str, str]
    factors: tuple[FactorRow, ...] = field(default=())

    def day(self, key: str) -> date | None:
        """A day it tells."""
        return date.fromisoformat(self.told[key]) if key in self.told else None


@dataclass(frozen=True)
class Reading:
    """The cases of a file, and everything that is wrong with it."""

    cases: tuple[CaseRow, ...]
    faults: tuple[CellFault, ...]


class Sheet:
    """A table whose first row has the headings, and where a column of it stands."""

    def __init__(self, table: Sequence[Sequence[str]]):
        self.table, self.headings = table, list(table[0])
        self.columns = found_columns(self.headings)
        self.places = {column.key: place for place, column in self.columns.items()}

    def fault(self, row: int, key: str, sentence: str) -> CellFault:
        """A fault of a row, in a column; one that is not there is named by its heading alone."""
        place = self.places.get(key)
        return CellFault(row, "" if place is None else column_letter(place), label_of(key), sentence)

    def heading_faults(self) -> list[CellFault]:
        """What is wrong with the headings."""
        wrong = [
            CellFault(1, column_letter(place), "", sentence) for place, sentence in heading_problems(self.headings)
        ]
        if "case_number" not in self.places:
            wrong.append(self.fault(1, "case_number", "There is no such column. Add it."))
        if len(self.table) > MOST_CASES + 1:
            wrong.append(self.fault(MOST_CASES + 2, "case_number", f"Send at most {MOST_CASES} cases in one file."))
        return wrong


def read_cases(table: Sequence[Sequence[str]], today: date) -> Reading:
    """Read a file of cases. Where its headings are wrong, nothing below them is looked at."""
    sheet = Sheet(table)
    if faults := sheet.heading_faults():
        return Reading((), tuple(faults))
    cases: list[CaseRow] = []
    for row, cells in enumerate(table[1:], start=2):
        if any(cells):
            case, wrong = read_case(sheet, row, cells)
            cases.append(case)
            problems = [] if wrong else list(problems_of(case, today))
            faults += [*wrong, *(sheet.fault(row, key, sentence) for key, sentence in problems)]
    faults += [sheet.fault(row, key, "Another row has the same. Take one out.") for row, key in twice(cases)]
    return Reading(tuple(cases), tuple(sorted(faults, key=lambda fault: (fault.row, fault.column))))


def read_case(sheet: Sheet, row: int, cells: Sequence[str]) -> tuple[CaseRow, list[CellFault]]:
    """What a row tells, and the cells of it that cannot be taken."""
    told: dict[str, str] = {}
    wrong: list[CellFault] = []
    for place, column in sheet.columns.items():
        try:
            value = read_cell(column, cells[place])
        except Unread as unread:
            wrong.append(sheet.fault(row, column.key, str(unread)))
            continue
        if value:
            told[column.key] = value
    return CaseRow(row, with_its_index(told), tuple(factors_of(told))), wrong


def with_its_index(told: dict[str, str]) -> dict[str, str]:
    """A row in which a tenth of deprivation has the edition of the index that another column of it says."""
    tenth, index = told.get("deprivation", ""), told.get(READS, "")
    if not (tenth.isdigit() and index):
        return told
    return {key: value for key, value in told.items() if key != READS} | {"deprivation": f"{index}-{tenth}"}


def read_cell(column: Column, cell: str) -> str:
    """A cell’s value; an empty one says nothing."""
    return READERS[column.kind](cell) if cell.strip() else ""


def factors_of(told: Mapping[str, str]) -> Iterator[FactorRow]:
    """The factors a row tells."""
    for key, domain in FACTORS.items():
        for line in told.get(key, "").splitlines():
            yield factor_of(domain, line)


def edition_of(case: CaseRow, today: date) -> str:
    """The edition of the form a row is of: what it says, or that of the day the analysis was agreed."""
    return case.told.get("edition") or edition_on(case.day("agreed_on") or today).edition


def twice(cases: Sequence[CaseRow]) -> Iterator[tuple[int, str]]:
    """The rows that tell of a death another row told of before."""
    for key in ONCE:
        seen: set[str] = set()
        for case in cases:
            value = case.told.get(key, "")
            if value and value in seen:
                yield case.row, key
            seen.add(value)


def problems_of(case: CaseRow, today: date) -> Problems:
    """What is wrong with a row whose every cell can be read."""
    if "case_number" not in case.told:
        yield "case_number", "Each row has a case number."
    if "nhs_number" in case.told and "none_because" in case.told:
        yield "none_because", "There is an NHS number. Leave this empty."
    yield from problems_of_index(case)
    if case.told.get("residence") == "transferred_in" and "area" not in case.told:
        yield "area", "Say from which area it was taken over."
    yield from problems_of_days(case, today)
    yield from problems_of_analysis(case, today)


def problems_of_index(case: CaseRow) -> Problems:
    """A tenth of deprivation says by which edition of the index, and says so once."""
    tenth, index = case.told.get("deprivation", ""), case.told.get(READS, "")
    if tenth.isdigit():
        yield "deprivation", SAY_INDEX
    if index and "-" in tenth and not tenth.startswith(index):
        yield READS, "The tenth beside it is of another edition of the index."


def problems_of_days(case: CaseRow, today: date) -> Problems:
    """Days that have not come, or do not follow one another; and an adult."""
    days = [(key, case.day(key)) for key in ("born", "died", "notified_on", "agreed_on")]
    told = [(key, day) for key, day in days if day]
    for key, day in told:
        if day > today:
            yield key, "This day has not come yet."
    for (_, before), (key, day) in pairwise(told):
        if day < before and key != "agreed_on":
            yield key, "Birth, death and notification follow one another."
    born, died, agreed = case.day("born"), case.day("died"), case.day("agreed_on")
    if born and died and age_band(born, died) == "18+":
        yield "born", "The person was 18 or over: this is not a child death review."
    if died and agreed and agreed < died:
        yield "agreed_on", "The analysis was agreed before the death."
    elif agreed and (notified := case.day("notified_on")) and agreed < notified:
        yield "agreed_on", "The analysis was agreed before the death was notified."


def problems_of_analysis(case: CaseRow, today: date) -> Problems:
    """An analysis is told whole, by the categories and the scale of its edition."""
    parts = [key for key in ("category", "modifiable", "agreed_on") if key not in case.told]
    if 0 < len(parts) < 3:
        for key in parts:
            yield key, "An analysis has a category, what it says of modifiable factors, and a day. Give all three."
    edition = edition_called(edition_of(case, today))
    agreed = case.day("agreed_on")
    if agreed and agreed < edition.data["from"]:
        yield "edition", "That edition of the form came later."
    for factor in case.factors:
        if factor.relevance not in scale(edition):
            yield column_of(factor), f"The scale of that edition has {', '.join(scale(edition))}."
    if case.told.get("category", "1") not in categories(edition):
        yield "category", "That edition has no such category."
    if not parts:
        yield from problems_of_order(case)
        yield from problems_of_action(case)


def column_of(factor: FactorRow) -> str:
    """The column a factor came in."""
    return next(key for key, domain in FACTORS.items() if domain == factor.domain)


def problems_of_order(case: CaseRow) -> Problems:
    """The lowest number that applies is the one that counts."""
    others = [int(number) for number in case.told.get("others", "").split(",") if number]
    if any(number <= int(case.told["category"]) for number in others):
        yield "others", "The lowest number that applies is the category that counts."


def problems_of_action(case: CaseRow) -> Problems:
    """What can be modified is followed by an action, or by why there is none."""
    may_be = [factor for factor in case.factors if factor.modifiable == "yes"]
    if case.told["modifiable"] != "identified":
        if may_be:
            yield "modifiable", "A factor is there that can be modified. Say so."
        return
    if case.told.get("action") != "yes" and "why_none" not in case.told:
        yield "action", "Factors can be modified: say that there will be an action, or why there is none."
    if case.told.get("action") != "yes" and any(factor.follows == "action" for factor in may_be):
        yield "action", "A factor has an action, so there will be one."
