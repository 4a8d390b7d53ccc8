"""A long list, a page at a time; the filters stay in the address of each page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lineofsight.core.access.visits import Visit

SIZE = 50


@dataclass(frozen=True)
class ListPage:
    """One page of a list: its rows, how many there are in all, and the pages before and after."""

    rows: list[Any]
    total: int
    first: int
    previous_url: str
    next_url: str

    @property
    def place(self) -> str:
        """Which rows these are."""
        return f"{self.first:,} to {self.first + len(self.rows) - 1:,} of {self.total:,}"


def page_of(request: Visit, rows: QuerySet) -> ListPage:
    """The page an address asks for; what is not the number of a page is the first."""
    asked, total = request.GET.get("page", ""), rows.count()
    last = max(1, -(-total // SIZE))
    number = min(int(asked), last) if asked.isdecimal() and len(asked) < 9 and int(asked) else 1
    start = (number - 1) * SIZE
    return ListPage(
        rows=list(rows[start : start + SIZE]),
        total=total,
        first=start + 1,
        previous_url=url_of(request, number - 1) if number > 1 else "",
        next_url=url_of(request, number + 1) if number < last else "",
    )


def url_of(request: Visit, number: int) -> str:
    """The address of another page of the same list."""
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
