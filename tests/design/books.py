"""Workbooks for the tests: by openpyxl, and by hand where Excel writes what openpyxl does not."""

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook


def book(*rows, sheets: Mapping[str, list] | None = None, hidden: tuple[str, ...] = ()) -> bytes:
    """A workbook of one sheet with these rows, or of several by name, some of them hidden."""
    made = Workbook()
    made.remove(made.active)
    for name, lines in (sheets or {"Sheet": list(rows)}).items():
        page = made.create_sheet(name)
        for line in lines:
            page.append(line)
        if name in hidden:
            page.sheet_state = "hidden"
    return saved(made)


def saved(made: Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def changed(content: bytes, parts: Mapping[str, bytes | None], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package with some parts put in the place of its own, added, or (None) left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", packing) as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, part in (kept | dict(parts)).items():
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def sheet(cells: str) -> bytes:
    """A workbook whose only sheet has these cells, written as Excel writes them."""
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )
    return changed(book(["x"]), {"xl/worksheets/sheet1.xml": xml.encode()})
