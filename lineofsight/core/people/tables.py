"""A spreadsheet's first sheet, or delimited text, as rows of text: typed from its content, never from its name."""

import csv
import io
import zipfile
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

LARGEST = 5 * 1024 * 1024
LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 50


class TableRefused(Exception):
    """The file cannot be read as a table; the sentence says what to send instead."""


def read_table(content: bytes) -> list[list[str]]:
    """Read an XLSX workbook's first sheet, or text separated by commas, semicolons or tabs.

    Returns:
        The rows from the first one, cells as stripped text, whole numbers without a decimal point.

    Raises:
        TableRefused: too large, a macro workbook, not a table, or not text in UTF-8.
    """
    if len(content) > LARGEST:
        raise TableRefused("The file is larger than 5 MB. Send a smaller one.")
    rows = workbook_rows(content) if content.startswith(b"PK\x03\x04") else text_rows(content)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise TableRefused("The file is empty.")
    if len(rows) > MOST_ROWS:
        raise TableRefused(f"The file has more than {MOST_ROWS:,} rows. Split it and send the parts.")
    return rows


def workbook_rows(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
            unpacked = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        raise TableRefused("The file is damaged and cannot be opened. Save it again as .xlsx or .csv.") from None
    if unpacked > LARGEST_UNPACKED:
        raise TableRefused("The workbook unpacks to more than 50 MB. Send only the sheet that was asked for.")
    if any("vbaProject" in name for name in names):
        raise TableRefused("The workbook contains macros. Save it as .xlsx, without macros, and send it again.")
    try:
        return sheet_rows(content)
    except (KeyError, IndexError, ValueError, TypeError, ParseError, zipfile.BadZipFile):
        raise TableRefused("This is not an Excel workbook. Save it as .xlsx or .csv and send it again.") from None


def sheet_rows(content: bytes) -> list[list[str]]:
    """The first sheet, read row by row and never beyond the most we take: a sheet's own word on its size is not asked,
    because one cell in the last row and column would have it filled with nothing. A cell out there, thousands of empty
    rows below the last, is not part of the table."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
        rows = [[cell_text(cell) for cell in row] for row in cells]
    finally:
        book.close()
    if any(len(row) > MOST_COLUMNS and row[MOST_COLUMNS] for row in rows):
        raise TableRefused(f"The sheet has more than {MOST_COLUMNS} columns. Send only those that were asked for.")
    return rows


def text_rows(content: bytes) -> list[list[str]]:
    if b"\x00" in content[:4096]:
        raise TableRefused("This is not a spreadsheet. Send an .xlsx or a .csv file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableRefused("The text is not in UTF-8. In Excel, save as “CSV UTF-8” and send it again.") from None
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise TableRefused(f"The text could not be read as a table: {error}.") from None


def cell_text(cell: object) -> str:
    """A cell as a person would read it; 12.0 is 12, and an empty one nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
