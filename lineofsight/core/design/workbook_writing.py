"""Writes the workbook that `workbooks.workbook` is asked for, with openpyxl: sheets, cells, and what is locked."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, Protection

from lineofsight.core.design.workbooks import Sheet, Value
from lineofsight.kernel.faults import column_letter

LONGEST_TITLE = 31
LONGEST_CELL = 32_767
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")
FORMULA_SIGNS = ("=", "+", "-", "@")
NARROWEST, WIDEST = 12, 60


def written(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        write(book.create_sheet(safe_title(sheet.title)), sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def safe_title(title: str) -> str:
    """A sheet's name as Excel takes it; two that come to the same are numbered by openpyxl."""
    return NOT_IN_A_TITLE.sub(" ", ILLEGAL_CHARACTERS_RE.sub("", title)).strip(" '")[:LONGEST_TITLE] or "Sheet"


def write(page: Any, sheet: Sheet) -> None:
    """Write notes, headings and rows into a page of the workbook."""
    for note in sheet.notes:
        cell = page.cell(row=page_end(page), column=1)
        fill(cell, note)
        cell.alignment = Alignment(wrap_text=False)
    top = page_end(page)
    for place, heading in enumerate(sheet.headings, start=1):
        cell = page.cell(row=top, column=place)
        fill(cell, heading)
        cell.font = Font(bold=True)
    for number, row in enumerate(sheet.rows, start=top + 1):
        for place, value in enumerate(row, start=1):
            fill(page.cell(row=number, column=place), value)
    page.freeze_panes = page.cell(row=top + 1, column=1)
    set_widths(page, sheet)
    if sheet.locked:
        lock(page, sheet, top)


def page_end(page: Any) -> int:
    """The first row with nothing in it yet; an empty page says that it has one row."""
    return 1 if page.max_row == 1 and page.cell(row=1, column=1).value is None else page.max_row + 1


def fill(cell: Cell, value: Value) -> None:
    """Put a value into a cell. Text is text, whatever it begins with, and its long lines are wrapped."""
    if not isinstance(value, str):
        cell.value = value
        cell.alignment = Alignment(vertical="top")
        return
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    cell.value = text
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text:
        cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True  # as Excel marks text behind an apostrophe, so that editing it does not run it


def set_widths(page: Any, sheet: Sheet) -> None:
    for place, heading in enumerate(sheet.headings):
        longest = max((len(str(row[place] or "")) for row in sheet.rows if place < len(row)), default=0)
        width = sheet.width or min(max(len(heading) + 2, longest + 2, NARROWEST), WIDEST)
        page.column_dimensions[column_letter(place)].width = width


def lock(page: Any, sheet: Sheet, top: int) -> None:
    """Lock the headings, what is above them, and the named columns; leave every other column open to its end."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False  # they may be widened
    for place in range(len(sheet.headings)):
        if place in sheet.locked:
            continue
        page.column_dimensions[column_letter(place)].protection = Protection(locked=False)
        for number in range(top + 1, page.max_row + 1):
            page.cell(row=number, column=place + 1).protection = Protection(locked=False)
