"""A spreadsheet's first sheet, or delimited text, as rows of text: typed from its content, never from its name.

Nothing that could not be read as its author meant it is taken: a formula, an error or a cut-off value is named by its
row and column, so that it can be put right.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from lineofsight.core.design.cells import Read, Wrong, typed_cell
from lineofsight.core.design.child_level import IN_XML, looks_child_level, table_looks_child_level
from lineofsight.core.design.packages import OLE, ZIP, PackageRefused
from lineofsight.core.design.sheets import Book
from lineofsight.kernel.faults import CellFault, column_letter

__all__ = ["CellFault", "ChildLevel", "TableRefused", "looks_child_level", "read_table"]

LARGEST = 5 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 50
# Whoever has a hundred cells to put right knows what is wrong.
MOST_FAULTS = 100
# By these the separator is judged, and what is no table at all.
LINES_ASKED, BEGINNING = 20, 16 * 1024
XML = re.compile(r"\s*<(\?xml|[A-Za-z_][\w.:-]*[\s/>])")
WEB_PAGE = re.compile(r"\s*<(!doctype\s+html|html|table|meta|svg)\b", re.IGNORECASE)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS_UTF8 = "In Excel, save as “CSV UTF-8” and send it again."


class TableRefused(Exception):
    """The file cannot be taken as a table; the sentence says what to send instead, `cells` what to put right."""

    def __init__(self, sentence: str, cells: Sequence[CellFault] = ()) -> None:
        super().__init__(sentence)
        self.cells = tuple(cells)


class ChildLevel(TableRefused):
    """The table looks as if it were about single children."""


def read_table(content: bytes, *, may_be_child_level: bool = False) -> list[list[str]]:
    """Read an XLSX workbook's first sheet that is not hidden, or text separated by commas, semicolons or tabs.

    Args:
        may_be_child_level: that it goes where single children may be written about: into their sealed rooms.

    Returns:
        The rows from the first one, all of one width, cells as stripped text: numbers in full, dates in ISO form,
        percentages as they are shown.

    Raises:
        ChildLevel: it looks as if it were about single children.
        TableRefused: too large, not a table, not in UTF-8, or with cells that cannot be taken (`cells`).
    """
    if len(content) > LARGEST:
        raise TableRefused("The file is larger than 5 MB. Send a smaller one.")
    try:
        if content.startswith(ZIP):
            return workbook_table(content, may_be_child_level)
        return gather(text_rows(content), may_be_child_level)
    except PackageRefused as refused:
        raise TableRefused(str(refused)) from None


def workbook_table(content: bytes, may_be_child_level: bool) -> list[list[str]]:
    with Book(content) as book:
        refuse_children(None if may_be_child_level else book.child_level())
        return gather(book.rows(), may_be_child_level)


def refuse_children(told: str | None) -> None:
    if told:
        raise ChildLevel(told)


def gather(rows: Iterable[Sequence[Read]], may_be_child_level: bool = False) -> list[list[str]]:
    """The rows of a table, all of one width, without the empty ones below. Where it is to be refused, that it is about
    single children is what is said: nobody should put such a file right and send it again."""
    table: list[list[str]] = []
    try:
        take(rows, table)
    finally:
        refuse_children(None if may_be_child_level else table_looks_child_level(table))
    while table and not table[-1]:
        table.pop()
    if not table:
        raise TableRefused("The file is empty.")
    widest = max(map(len, table))
    return [row + [""] * (widest - len(row)) for row in table]


def take(rows: Iterable[Sequence[Read]], table: list[list[str]]) -> None:
    """Put rows into a table, refusing more than we take, and cells that cannot be taken.

    A cell that stands both below the last row and right of the last column that we take is not part of the table.
    """
    faults: list[tuple[int, int, str]] = []
    for number, row in enumerate(rows, start=1):
        width = max((place for place, cell in enumerate(row, start=1) if cell), default=0)
        if number > MOST_ROWS:
            refuse_long(row)
            continue
        if width > MOST_COLUMNS:
            raise TableRefused(f"The sheet has more than {MOST_COLUMNS} columns. Send only those that were asked for.")
        faults += [(number, place, cell.sentence) for place, cell in enumerate(row[:width]) if isinstance(cell, Wrong)]
        table.append(["" if isinstance(cell, Wrong) else cell for cell in row[:width]])
        if len(faults) > MOST_FAULTS:
            break
    if faults:
        raise faulty(faults[:MOST_FAULTS], table)


def refuse_long(row: Sequence[Read]) -> None:
    if any(row[:MOST_COLUMNS]):
        raise TableRefused(f"The file has more than {MOST_ROWS:,} rows. Split it and send the parts.")


def faulty(found: list[tuple[int, int, str]], table: list[list[str]]) -> TableRefused:
    """The refusal that names each cell, with the heading over it: the first row with anything in it."""
    first = next((number for number, row in enumerate(table, start=1) if any(row)), 0)
    heading = table[first - 1] if first else []
    cells = [
        CellFault(
            row=row,
            column=column_letter(place),
            heading=heading[place] if row > first and place < len(heading) else "",
            sentence=sentence,
        )
        for row, place, sentence in found
    ]
    count = "1 cell needs" if len(cells) == 1 else f"{len(cells)} cells need"
    more = "" if len(cells) == 1 else " The first is"
    return TableRefused(f"{count} putting right.{more or ' It is'} {cells[0].where}: {cells[0].sentence}", cells)


def text_rows(content: bytes) -> Iterator[list[Read]]:
    """The rows of delimited text, as spreadsheets save and copy it."""
    text = plain_text(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    done = 0
    try:
        for row in reader:
            yield [typed_cell(cell) for cell in row]
            done += 1
    except csv.Error:
        raise TableRefused(
            f"Row {done + 1} could not be read: a quotation mark is not closed, or a cell is too long. "
            "Put it right and send it again."
        ) from None


def plain_text(content: bytes) -> str:
    """The text of a file that is text in UTF-8; anything else is refused with what it looks to be."""
    if content.startswith(OLE):
        raise TableRefused(old_office(content))
    if content.startswith(b"%PDF-"):
        raise TableRefused("This is a PDF, not a spreadsheet. Send an .xlsx or a .csv file.")
    if content.startswith(WIDE_MARKS):
        refuse_markup(content[:BEGINNING].decode("utf-16", errors="replace"))
        raise TableRefused(f"The text is in UTF-16 (“Unicode text”). {SAVE_AS_UTF8}")
    if b"\x00" in content:
        raise TableRefused("This is not a spreadsheet. Send an .xlsx or a .csv file.")
    refuse_markup(content[:BEGINNING].decode("utf-8-sig", errors="replace"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableRefused(f"The text is not in UTF-8. {SAVE_AS_UTF8}") from None


def old_office(content: bytes) -> str:
    """What an OLE file is: a new workbook under a password, or one in the old form."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "The workbook is protected by a password. Take the password off and send it again."
    return "This is an old Excel workbook (.xls), not a spreadsheet that can be read here. Save it as .xlsx."


def refuse_markup(start: str) -> None:
    """Refuse a web page, and XML, in which child-level returns are sent."""
    if WEB_PAGE.match(start):
        raise TableRefused(
            "This is a web page or a drawing, not a spreadsheet. Open it in Excel, save it as .xlsx and send it again."
        )
    if XML.match(start):
        raise ChildLevel(IN_XML)


def separator_of(text: str) -> str:
    """What parts the cells: whichever of tab, semicolon and comma stands in most of the first lines, outside quotation
    marks; a title above the headings has none. Where two do, a tab, as in what is pasted, or the more frequent."""
    lines = re.sub(r'"[^"]*"', "", text[:BEGINNING]).splitlines()[:LINES_ASKED]

    def weight(sign: str) -> tuple[int, bool, int]:
        return sum(sign in line for line in lines), sign == "\t", sum(line.count(sign) for line in lines)

    return max("\t;,", key=weight)
