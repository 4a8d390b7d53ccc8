"""Workbooks to start from or to take away: rows in, an XLSX out. What somebody typed never becomes a formula in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Value = str | int | Decimal | date | None


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        headings: the first row: bold, and it stays in sight.
        width: of every column, in characters; 0: as wide as what is in it asks.
        locked: columns, counted from 0, that cannot be written over, nor can the headings; every other cell can, down
            to any row. The lock has no password: it is against slips.
        notes: lines above the headings, such as what the sheet is for; each runs on over the columns beside it.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]] = ()
    width: int = 0
    locked: frozenset[int] = frozenset()
    notes: Sequence[str] = ()


def workbook(*sheets: Sheet) -> bytes:
    """An XLSX workbook of these sheets, in their order."""
    # Here and not above: no page needs it, and what it brings takes a tenth of the time a process begins in.
    from lineofsight.core.design.workbook_writing import written

    return written(sheets)
