"""Lists taken away as a file: CSV in which nothing anybody typed can become a formula."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# What a spreadsheet takes for the beginning of a formula, or lets one begin after.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """An answer that is saved as a CSV file of this name."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    write = csv.writer(response)
    write.writerow(headings)
    write.writerows([plain_cell(str(cell)) for cell in row] for row in rows)
    return response


def plain_cell(text: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text
