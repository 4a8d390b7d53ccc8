"""Meetings: the list, and one with its agenda, who came, what was said and decided, and what is done because of it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.paging import page_of
from lineofsight.core.people.record_pages import buttons, since
from lineofsight.core.thread.selectors import follow, lists
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.meetings import MeetingsFilter
from lineofsight.lead.governance.lifecycle import AHEAD
from lineofsight.lead.governance.selectors import bodies, minuted
from lineofsight.lead.governance.selectors import meetings as selectors
from lineofsight.lead.governance.selectors.handed_over import whole_history
from lineofsight.lead.governance.selectors.permissions import bodies_seen
from lineofsight.lead.governance.views.frame import meeting_crumbs

STATES = {"ahead": AHEAD, "minutes": ("held", "drafted", "checked"), "": ()}
GRAVE = ("cancel_meeting",)


@may("governance.list_meetings")
def meetings(request: Visit) -> HttpResponse:
    """The meetings this reader may see, those ahead first in the list's own filter; with papers that are late."""
    known = bodies_seen(request.actor).filter(partnership=request.partnership).order_by("name")
    form = MeetingsFilter(request.GET, bodies=known)
    given = form.cleaned_data if form.is_valid() else {}
    state = given.get("state", "")
    found = selectors.meetings_in(
        request.actor, request.partnership, body=known.filter(ref=given.get("body", "")).first(),
        states=STATES.get(state, (state,)),
    )  # fmt: skip
    page = page_of(request, found)
    about = {
        "form": form, "page": page, "missing": selectors.papers_missing(page.rows), "crumbs": [],
        "ahead": found.filter(state__in=AHEAD).count(), "owed": found.filter(state__in=STATES["minutes"]).count(),
    }  # fmt: skip
    return render(request, "governance/meetings.html", about)


@may("governance.see_meeting")
def meeting(request: Visit, meeting) -> HttpResponse:
    """One meeting, before it is held and after."""
    actor = request.actor
    runs = permitted(actor, "governance.add_item", meeting)
    actions = lists.actions_in(actor, meeting.partnership, of=[meeting.ref])
    about = {
        "meeting": meeting,
        "since": since(meeting),
        "agenda": selectors.agenda_of(meeting, actor),
        "places": bodies.places_in(meeting.body, meeting.on),
        "attendances": minuted.attendances_of(meeting),
        "interests": meeting.interests.select_related("item"),
        "decisions": minuted.decisions_of(meeting),
        "actions": actions,
        "counted": lists.counted(actions),
        "points": follow.points_taught(actor, meeting.ref),
        "proposes": permitted(actor, "thread.propose_action", meeting.partnership),
        "runs": runs,
        "says": runs or meeting.minuted,
        "moves": buttons(request, meeting, "governance", grave=GRAVE),
        "history": whole_history(meeting),
        "today": clock.today(),
        "crumbs": meeting_crumbs(request),
    }
    return render(request, "governance/meeting.html", about)
