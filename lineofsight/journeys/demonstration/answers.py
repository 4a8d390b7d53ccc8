"""What Ashmere's agencies answer, read from the tables in `ashmere`: all of it is invented.

A row is an agency's indicator, or a part of one; a column is a time they are asked. A cell is a count, two counts
("171/760"), or the words that say why there is none; empty, nothing is answered.
"""

import csv
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.rules.sheet import ABSENCES

HERE = Path(__file__).parent / "ashmere"
ROW = ("Agency", "Indicator", "Part", "Area")

# For each column, what each agency answers to each indicator.
Answers = dict[str, dict[str, Answer]]


def read_answers(name: str) -> dict[str, Answers]:
    """The answers of a table, by column, agency and indicator. A part stands under the row of its whole."""
    found: dict[str, Answers] = {}
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            for column in row.keys() - {*ROW}:
                take(found.setdefault(column, {}).setdefault(row["Agency"], {}), row, row[column])
    return found


def take(answers: dict[str, Answer], row: Mapping[str, str], cell: str) -> None:
    """Put one cell where it belongs. An indicator nothing is said of keeps its place, so that it is asked for."""
    key, part = row["Indicator"], row["Part"]
    if not part:
        answers[key] = replace(answer_of(cell), area=row["Area"])
    elif cell:
        answers[key] = replace(answers[key], parts={**answers[key].parts, part: Decimal(cell)})


def answer_of(cell: str) -> Answer:
    """What one cell says."""
    if cell in ABSENCES:
        return Answer(absence=ABSENCES[cell])
    numerator, denominator = (Decimal(count) if count else None for count in cell.partition("/")[::2])
    return Answer(numerator, denominator)
