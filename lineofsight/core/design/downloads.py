"""Lists and files taken away: CSV in which nothing anybody typed can become a formula."""

import csv
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from lineofsight.kernel.numbers import MINUS

# What a spreadsheet takes for the beginning of a formula, or lets one begin after.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
SIGNED = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?", re.ASCII)
BYTE_ORDER_MARK = "\ufeff"


def csv_file(
    name: str, headings: Sequence[str], rows: Iterable[Iterable[object]], *, for_excel: bool = False
) -> HttpResponse:
    """An answer that is saved as a CSV file of this name.

    Args:
        for_excel: begin with the mark without which Excel does not read a file of plain text as UTF-8.
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=attached(name))
    response.write(BYTE_ORDER_MARK if for_excel else "")
    write = csv.writer(response)
    write.writerow(headings)
    write.writerows([plain_cell(str(cell)) for cell in row] for row in rows)
    return response


def attached(name: str) -> dict[str, str]:
    """The header by which a browser keeps an answer as a file. The name is one of ours, never what somebody typed."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def plain_cell(text: str) -> str:
    """A text that a spreadsheet will not take for a formula. A change keeps its own sign, the one a spreadsheet knows:
    "+3,095" and "-8.2" are numbers."""
    number = text.replace(MINUS, "-")
    if SIGNED.fullmatch(number):
        return number
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text
