"""What a series of the catalogue holds, read from its publication's file: values as written, reasons, never nought.

A file is read from its beginning to the series' own lines, which takes some hundredths of a second; nothing is kept.
"""

import csv
import gzip
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from lineofsight.core.insight.benchmarks.areas import areas
from lineofsight.core.insight.benchmarks.catalogue import FOLDER, JUDGEMENT, Series
from lineofsight.core.insight.benchmarks.library import shipped
from lineofsight.core.insight.benchmarks.tables import Entry, given
from lineofsight.core.insight.benchmarks.years import period_of

# Inspectors' four judgements, by the numbers they give them; the words are what is shown.
JUDGEMENTS = {"Outstanding": 1, "Good": 2, "Requires improvement": 3, "Inadequate": 4}
LONGEST_NAME = 80


def lines_of(vintage: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each line of a publication's file: series, year, and the cell of each area that its table has."""
    with gzip.open(FOLDER / f"{vintage}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        codes = next(rows)[2:]
        for key, year, *cells in rows:
            yield key, year, {code: text for code, text in zip(codes, cells, strict=True) if text}


def entries_of(series: Series) -> list[Entry]:
    """Everything a series holds, of every area and year; years that are none are left out."""
    found = False
    entries: list[Entry] = []
    for key, year, cells in lines_of(series.vintage):
        if key == series.key:
            found = True
            entries += entries_in(series, year, cells)
        elif found:
            break
    return entries


def entries_in(series: Series, year: str, cells: dict[str, str]) -> Iterator[Entry]:
    """One line's entries. An area has none for a period after its own last day."""
    period = period_of(year, series.years)
    for code, text in cells.items() if period else ():
        about = areas().get(code)
        if about and about.ended and period.end > about.ended:
            continue
        name = (about.name if about else district_names().get(code, code))[:LONGEST_NAME]
        yield valued(series, Entry(series.key, code, name, period, f"year as written: {year}"), text)


def valued(series: Series, entry: Entry, text: str) -> Entry:
    """An entry with what its cell says: a number, a judgement's word, or why there is none."""
    if series.unit == JUDGEMENT and text in JUDGEMENTS:
        number = Decimal(JUDGEMENTS[text])
        return Entry(entry.indicator, entry.area, entry.area_name, entry.period, entry.place, number, text)
    if len(text) > LONGEST_NAME or (series.unit == JUDGEMENT and text not in shipped().symbols):
        raise ValueError(f"“{text}” is no value of {series.key}.")
    return given(entry, text, shipped().symbols)


@cache
def district_names() -> dict[str, str]:
    """The names of districts and resilience areas, which are no authorities of children's services."""
    with gzip.open(FOLDER / "districts.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return dict(csv.reader(lines))
