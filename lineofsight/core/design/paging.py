"""Long lists in pages: the rows of one, where it is, and the way to the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

ROWS = 50


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, how many there are in all, and the addresses before and after it."""

    rows: Sequence[Any]
    count: int
    place: str = ""
    previous_url: str = ""
    next_url: str = ""


def page_of(request: HttpRequest, found: Any, size: int = ROWS) -> Page:
    """The page of a query or a list that the address asks for by `page`; one that is not there is the nearest."""
    count = found.count() if hasattr(found, "order_by") else len(found)
    last = max(1, -(-count // size))
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    rows = list(found[(number - 1) * size : number * size])
    place = f"Page {number} of {last}" if last > 1 else ""
    return Page(rows, count, place, at(request, number - 1, last), at(request, number + 1, last))


def at(request: HttpRequest, number: int, last: int) -> str:
    """The address of a page, with everything else the address says; none where there is no such page."""
    if not 1 <= number <= last:
        return ""
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"{request.path}?{asked.urlencode()}"
