"""What agencies were asked: one request, for the agency that owes its answer, and what is late by agency."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.selectors.asking import late_agencies
from lineofsight.learn.child_deaths.selectors.deaths import meeting_planned
from lineofsight.learn.child_deaths.views.deaths import crumbs


@may("child_deaths.see_request")
def see_request(request: Visit, row) -> HttpResponse:
    """What an agency owes: of which key, since when and by when. Nothing of the room is on it."""
    meeting = None if row.knew is False else meeting_planned(row.death)
    late = row.returned_on is None and row.due < clock.today()
    shown = {"row": row, "late": late, "meeting": meeting, "crumbs": crumbs(request)}
    return render(request, "child_deaths/request.html", shown)


@may("child_deaths.list_late_answers")
def late_answers(request: Visit) -> HttpResponse:
    """What is late, by agency, for whoever coordinates."""
    today = clock.today()
    rows = [(each, each.days(today)) for each in late_agencies(request.actor, request.partnership, today)]
    return render(request, "child_deaths/late_answers.html", {"rows": rows, "crumbs": crumbs(request)})
