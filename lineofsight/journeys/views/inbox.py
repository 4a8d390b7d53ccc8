"""The inbox: everything that is due from one person, late first."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.notices import selectors as notices
from lineofsight.journeys.forms import InboxForm
from lineofsight.journeys.views.lines import Line, lines_of
from lineofsight.journeys.views.paging import page_of
from lineofsight.kernel import clock


@may("access.enter")
def inbox(request: Visit) -> HttpResponse:
    """Everything that is due from this person: late, this week, later."""
    form = InboxForm(request.GET)
    form.is_valid()
    whose = form.cleaned_data.get("whose") or ""
    page = page_of(request, notices.due_from(request.actor, whose))
    about = {
        "page": page,
        "form": form,
        "narrowed": whose,
        "groups": groups_of(lines_of(request.actor, page.rows), clock.today()),
        "crumbs": [],
    }
    return render(request, "journeys/inbox.html", about)


def groups_of(lines: Iterable[Line], today: date) -> list[tuple[str, list[Line]]]:
    """Lines under the headings they are looked for by; a heading without any is left out."""
    ends = notices.week_end(today)
    groups: dict[str, list[Line]] = {"Late": [], "This week": [], "Later": []}
    for each in lines:
        groups["Late" if each.on < today else "This week" if each.on <= ends else "Later"].append(each)
    return [(label, held) for label, held in groups.items() if held]
