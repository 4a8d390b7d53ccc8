"""The first sheet of a workbook that can be seen, cell by cell, with formulas as formulas."""

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from itertools import chain, islice
from typing import Any

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


class Book:
    """An open workbook. openpyxl says in dozens of ways, and none of its own, that one is not as it should be; here it
    is one refusal. Used in a `with`, so that what it warns of (drawings and extensions it leaves out) is not heard.

    Raises:
        PackageRefused: it cannot be read, or was made to do harm.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __enter__(self) -> "Book":
        # Here and not above: no page needs it, and what it brings takes a tenth of the time a process begins in.
        from openpyxl import load_workbook

        self.package = open_workbook(self.content)
        with ExitStack() as held:
            held.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
            with broken_told():
                self.book = load_workbook(BytesIO(self.content), read_only=True, keep_links=False)
            held.callback(self.book.close)
            self.held = held.pop_all()
        return self

    def __exit__(self, *problem: object) -> None:
        self.held.close()

    def rows(self) -> Iterator[list[Read]]:
        """The rows of the first sheet that is not hidden, down to its last cell."""
        sheet = next((sheet for sheet in self.book.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise PackageRefused("Every sheet of the workbook is hidden. Show the one that was asked for.")
        return cells_of(sheet)

    def child_level(self) -> str | None:
        """Why the workbook looks as if it were about single children, in a sentence; none: it does not.

        Every sheet is looked at, the hidden ones too, and what a pivot table was made from: where the file is kept,
        all of it is kept.
        """
        headings = (looks_child_level(fields) for fields in self.pivot_fields())
        tops = (table_looks_child_level(top_of(sheet)) for sheet in self.book.worksheets)
        return next((sentence for sentence in chain(headings, tops) if sentence), None)

    def pivot_fields(self) -> Iterator[list[str]]:
        """The headings of the rows that pivot tables keep inside the file."""
        for name in self.package.names:
            if name.startswith(CACHES):
                xml = self.package.xml(name)
                yield [element.get("name", "") for element in xml.iter() if element.tag.endswith("}cacheField")]


@contextmanager
def broken_told() -> Iterator[None]:
    """Turn whatever openpyxl trips over into the one refusal."""
    try:
        yield
    except Exception:
        raise PackageRefused(
            "This is not an Excel workbook that can be read. Open it in Excel, save it as .xlsx and send it again."
        ) from None


def cells_of(sheet: Any) -> Iterator[list[Read]]:
    """The rows of a sheet, one at a time: whoever takes them decides when there are enough.

    A sheet's own word on its size is not asked, because one cell in the last row and column would have it filled with
    nothing.
    """
    with broken_told():
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_row=LAST_ROW):
            yield [sheet_cell(cell) for cell in row]


def top_of(sheet: Any) -> list[list[str]]:
    """The rows in which a heading row may stand."""
    rows = islice(cells_of(sheet), HEADINGS_WITHIN)
    return [["" if isinstance(cell, Wrong) else cell for cell in row] for row in rows]
