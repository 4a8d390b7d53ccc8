"""Long lists in pages: the rows of one, where it is, and the way to the others."""

from collections.abc import Callable, Sequence
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


class Joined(Sequence):
    """Several lists of keys one after another as one list, whose rows are made only for the page that is asked for.

    Args:
        parts: each a list of keys, and what makes rows of some of them.
    """

    def __init__(self, *parts: tuple[Sequence[Any], Callable[[Any], list]]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(len(keys) for keys, _ in self.parts)

    def __getitem__(self, wanted):
        if not isinstance(wanted, slice):
            place = range(len(self))[wanted]
            return self[place : place + 1][0]
        start, stop, _ = wanted.indices(len(self))
        found: list = []
        for keys, made in self.parts:
            chosen = keys[max(start, 0) : max(stop, 0)]
            found += made(chosen) if chosen else []
            start, stop = start - len(keys), stop - len(keys)
        return found


def page_of(request: HttpRequest, found: Any, size: int = ROWS, key: str = "page") -> Page:
    """The page of a query or a list that the address asks for by `key`; one that is not there is the nearest.

    Args:
        key: another word than "page" for a list that is not the only one here; its part of the page has it for an id.
    """
    count = found.count() if hasattr(found, "order_by") else len(found)
    last = max(1, -(-count // size))
    asked = request.GET.get(key, "1")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    rows = rows_of(found, (number - 1) * size, number * size)
    place = f"Page {number} of {last}" if last > 1 else ""
    return Page(rows, count, place, at(request, number - 1, last, key), at(request, number + 1, last, key))


def rows_of(found: Any, start: int, stop: int) -> list[Any]:
    """The rows from one place to another. Of a query whose rows bring others with them the keys are found first: else
    a database fetches what thousands bring to sort out fifty."""
    if not hasattr(found, "order_by") or not found.query.select_related:
        return list(found[start:stop])
    return list(found.filter(pk__in=list(found.values_list("pk", flat=True)[start:stop])))


def at(request: HttpRequest, number: int, last: int, key: str) -> str:
    """The address of a page, with everything else the address says; none where there is no such page."""
    if not 1 <= number <= last:
        return ""
    asked = request.GET.copy()
    asked[key] = str(number)
    return f"{request.path}?{asked.urlencode()}{f'#{key}' if key != 'page' else ''}"
