"""The first sheet of a workbook that can be seen, cell by cell, with formulas as formulas."""

import warnings
from collections.abc import Generator, Iterator
from contextlib import closing
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from lineofsight.core.design.cells import Read, Wrong, sheet_cell
from lineofsight.core.design.child_level import HEADINGS_WITHIN, looks_child_level, table_looks_child_level
from lineofsight.core.design.packages import Package, PackageRefused

# Excel's own last row: a sheet that says it has one further down is not Excel's.
LAST_ROW = 1_048_576
WORKBOOK, BINARY, CACHES = "xl/workbook.xml", "xl/workbook.bin", "xl/pivotCache/pivotCacheDefinition"


def is_workbook(package: Package) -> bool:
    """Whether a package is an Excel workbook (.xlsx), by its parts."""
    return WORKBOOK in package.names


def open_workbook(content: bytes) -> Package:
    """Look into a workbook before it is read.

    Raises:
        PackageRefused: not a workbook, or one with macros, a bomb, or another file inside it.
    """
    package = Package(content)
    if BINARY in package.names:
        raise PackageRefused("This is a binary workbook (.xlsb). Save it as .xlsx and send it again.")
    if not is_workbook(package):
        raise PackageRefused("This is not an Excel workbook. Save it as .xlsx or .csv and send it again.")
    package.refuse_what_unfolds()
    return package


def sheet_rows(content: bytes) -> Generator[list[Read], None, None]:
    """The rows of the first sheet that is not hidden, down to its last cell.

    A sheet's own word on its size is not asked, because one cell in the last row and column would have it filled with
    nothing: rows come one at a time, and whoever takes them decides when there are enough.

    Raises:
        PackageRefused: openpyxl cannot read it, or no sheet can be seen.
    """
    # openpyxl says in dozens of ways, and none of its own, that a workbook is not as it should be.
    try:
        with warnings.catch_warnings(), closing(opened(content)) as book:
            warnings.simplefilter("ignore")  # of what it leaves out: extensions, drawings, validation
            sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
            if sheet is not None:
                yield from cells_of(sheet)
    except Exception:
        raise PackageRefused(
            "This is not an Excel workbook that can be read. Open it in Excel, save it as .xlsx and send it again."
        ) from None
    if sheet is None:
        raise PackageRefused("Every sheet of the workbook is hidden. Show the one that was asked for.")


def opened(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(content), read_only=True, keep_links=False)


def cells_of(sheet: Any) -> Iterator[list[Read]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=LAST_ROW):
        yield [sheet_cell(cell) for cell in row]


def hidden_children(content: bytes, package: Package) -> str | None:
    """Say whether any sheet, the hidden ones too, or what a pivot table was made from, looks child-level: the file
    would be kept with them."""
    for name in package.names:
        if name.startswith(CACHES):
            fields = [each.get("name", "") for each in package.xml(name).iter() if each.tag.endswith("}cacheField")]
            if found := looks_child_level(fields):
                return found
    try:
        with closing(opened(content)) as book:
            tables = [[texts(row) for row in islice(cells_of(sheet), HEADINGS_WITHIN)] for sheet in book.worksheets]
    except Exception:
        raise PackageRefused("This is not an Excel workbook that can be read. Save it again as .xlsx.") from None
    return next((found for table in tables if (found := table_looks_child_level(table))), None)


def texts(row: list[Read]) -> list[str]:
    return ["" if isinstance(cell, Wrong) else cell for cell in row]
