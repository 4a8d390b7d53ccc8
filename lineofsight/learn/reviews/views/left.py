"""What is left of an incident once what stood in its room was erased: the one page of it there still is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import history_of
from lineofsight.core.sealed.selectors import erasure_of
from lineofsight.learn.reviews.selectors.local_reviews import publications, reviews_of
from lineofsight.learn.reviews.views.frame import crumbs

TAKE_BACK = "reviews.take_back_publication"


def unless_erased(view: Callable) -> Callable:
    """Show the page of an incident, or of something in its room, while there is something to show. It stands under
    `@in_room`."""

    @wraps(view)
    def shown(request: Visit, row: Any, opened: Any, **parts) -> HttpResponse:
        return what_is_left(request, row) if erasure_of(row.room) else view(request, row, opened, **parts)

    return shown


def what_is_left(request: Visit, row: Any) -> HttpResponse:
    """The key and state of an incident, the years, its local reviews and what they published; and the history of what
    the page was of."""
    incident = getattr(row, "incident", row)
    told = {
        "incident": incident,
        "reviews": [
            (each, publications(each), permitted(request.actor, TAKE_BACK, each)) for each in reviews_of(incident)
        ],
        "history": history_of(row), "crumbs": crumbs(request, None if row is incident else incident),
    }  # fmt: skip
    return render(request, "reviews/erased.html", told)
