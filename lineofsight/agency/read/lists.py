"""Lists in CSV or in a workbook, found by their headings and not by their place: rows with the place each stands in."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from lineofsight.agency.read.faults import Fault, Faults, Unreadable
from lineofsight.kernel.faults import column_letter

# A title and some notes may stand above the headings.
HEADINGS_WITHIN = 20
ZIP = b"PK\x03\x04"
LARGEST_UNPACKED = 512 * 1024 * 1024
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
CLOCK = re.compile(r"(.+?)[ T](\d{1,2}):(\d{2})(?::\d{2})?(?:Z|\+00:00)?", re.ASCII)


@dataclass(frozen=True)
class Row:
    """One row of a list: its cells by the words of their headings, and where each stands."""

    name: str
    number: int
    cells: Mapping[str, Any]
    columns: Mapping[str, int]
    faults: Faults

    def text(self, heading: str) -> str:
        value = self.cells.get(heading)
        return "" if value is None else str(value).strip()

    @property
    def place(self) -> str:
        """Where the row stands, as a sentence says it."""
        return f"{self.name}, row {self.number:,}"

    def wrong(self, heading: str, sentence: str) -> None:
        """Note what is wrong with a cell: by its row and heading, without what stands in it of a child."""
        place = f"{column_letter(self.columns[heading])}{self.number}" if heading in self.columns else str(self.number)
        self.faults.add(f"{self.name}, {place} ({heading})", sentence)

    def day(self, heading: str) -> date | None:
        """A day, as a workbook holds it or as text: 31/03/2024 or 2024-03-31."""
        found = self.moment(heading)
        return found[0] if found else None

    def moment(self, heading: str) -> tuple[date, time | None] | None:
        """A day with its time, where a time is given; none where the cell is empty."""
        value = self.cells.get(heading)
        if isinstance(value, datetime):
            return value.date(), value.time() if value.time() != time() else None
        if isinstance(value, date):
            return value, None
        said = self.text(heading)
        if not said:
            return None
        try:
            return read_moment(said)
        except ValueError:
            self.wrong(heading, "This is not a day, such as 31/03/2024, with or without a time, such as 14:30")
            return None


def read_moment(said: str) -> tuple[date, time | None]:
    """A day and perhaps a time from text. ValueError where it is neither."""
    clock = CLOCK.fullmatch(said)
    day = clock[1] if clock else said
    at = time(int(clock[2]), int(clock[3])) if clock else None
    parts = DAY.fullmatch(day)
    return (date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(day)), at


def words(cell: object) -> str:
    """A heading as small words alone: “Child Unique ID” → “child unique id”."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", str(cell).lower()).split()) if cell is not None else ""


def sheets(path: Path) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    """Every sheet of a file as rows: a workbook's by name, or the one of a CSV file.

    Raises:
        Unreadable: it is neither.
    """
    content = path.read_bytes()
    if content.startswith(ZIP):
        yield from book_sheets(path, content)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(path.name, [Fault("", "It is neither a workbook (.xlsx) nor text in UTF-8")]) from None
    if "\x00" in text:
        raise Unreadable(path.name, [Fault("", "It is neither a workbook (.xlsx) nor text in UTF-8")])
    separator = max(",;\t", key=text[:4096].count)
    try:
        yield path.name, list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Unreadable(path.name, [Fault("", f"It cannot be read as a table ({error})")]) from None


def book_sheets(path: Path, content: bytes) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    """The sheets of a workbook, read a row at a time; one that unpacks to more than a list can be is refused."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
                raise Unreadable(path.name, [Fault("", "The workbook unpacks to more than any list of ours can be")])
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield f"{path.name}, {sheet.title}", sheet.iter_rows(values_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        raise Unreadable(path.name, [Fault("", "The workbook is damaged. Save it again as .xlsx")]) from None


def rows_of(
    name: str,
    rows: Iterable[Sequence[Any]],
    wanted: frozenset[str],
    faults: Faults,
    also: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """The rows below the row of headings that has every wanted one; nothing where no row has.

    Args:
        wanted: headings as `words` reads them.
        also: other ways in which a heading is written, each with ours.
    """
    also = also or {}
    rows = iter(rows)
    for above, row in enumerate(islice(rows, HEADINGS_WITHIN), start=1):
        heading = [also.get(word, word) for word in map(words, row)]
        if wanted <= set(heading):
            columns = {word: place for place, word in reversed(list(enumerate(heading))) if word}
            for number, cells in enumerate(rows, start=above + 1):
                if any(cell not in (None, "") for cell in cells):
                    found = {word: cells[place] for word, place in columns.items() if place < len(cells)}
                    yield Row(name, number, found, columns, faults)
            return
