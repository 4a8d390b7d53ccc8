"""What a meeting leaves: who came, interests, decisions; attendance and decisions over time."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.insight import meeting as meeting_point
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, offered, since
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import months_after
from lineofsight.lead.governance.forms.minuted import (
    AttendanceFilter,
    AttendanceForm,
    DecisionForm,
    DecisionsFilter,
    InterestForm,
)
from lineofsight.lead.governance.selectors import minuted as selectors
from lineofsight.lead.governance.selectors.permissions import bodies_seen
from lineofsight.lead.governance.services import minuted as services
from lineofsight.lead.governance.views.frame import about_meeting, crumbs, shared_outside


@may("governance.record_attendance")
def record_attendance(request: Visit, meeting) -> HttpResponse:
    """Write down who came."""
    kept = selectors.attendances_of(meeting)
    said = {a.seat.pk: (a.status, a.who) for a in kept if a.seat}
    guests = "\n".join(a.who for a in kept if a.seat is None)
    form = AttendanceForm(
        request.POST or None, places=selectors.places_to_mark(meeting), said=said, initial={"guests": guests}
    )
    return asked(
        request, form, lambda **given: services.record_attendance(request.actor, meeting=meeting, **given),
        heading="Who came?", lede="Written down once, it gives every agency’s attendance over the year.",
        submit="Save it", done="It is saved.", **about_meeting(request, meeting),
    )  # fmt: skip


@may("governance.declare_interest")
def declare_interest(request: Visit, meeting) -> HttpResponse:
    """Write down an interest."""
    form = InterestForm(request.POST or None, rows={"item": meeting.items.filter(dropped=False)})
    return asked(
        request, form, lambda **given: services.declare_interest(request.actor, meeting=meeting, **given),
        heading="Write down an interest", lede=meeting.title, submit="Save it", done="It is saved.",
        **about_meeting(request, meeting),
    )  # fmt: skip


@may("governance.record_decision")
def record_decision(request: Visit, item) -> HttpResponse:
    """Write down a decision."""
    form = DecisionForm(request.POST or None, rows={"paper": item.papers.exclude(state="withdrawn")})
    return asked(
        request, form, lambda **given: services.record_decision(request.actor, item=item, **given),
        heading="What was decided?", lede=item.title, submit="Save it", done="It is saved, with its own number.",
        **about_meeting(request, item.meeting),
    )  # fmt: skip


@may("governance.list_meetings")
def decisions(request: Visit) -> HttpResponse:
    """Every decision this reader may see, found by its words."""
    form, found = filtered(request)
    about = {
        "form": form, "page": page_of(request, found), "crumbs": [],
        "csv": f"{address('governance:decisions_csv')}?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "governance/decisions.html", about)


def filtered(request: Visit):
    """The filter and the decisions it lets through."""
    form = DecisionsFilter(request.GET, bodies=bodies_offered(request))
    given = form.cleaned_data if form.is_valid() else {}
    return form, selectors.decisions_in(request.actor, request.partnership, **given)


def bodies_offered(request: Visit):
    return bodies_seen(request.actor).filter(partnership=request.partnership).order_by("name")


@may("governance.list_meetings")
def decisions_csv(request: Visit) -> HttpResponse:
    """The decisions of the list as a file."""
    _, found = filtered(request)
    rows = (
        (d.called, d.decided_on, d.item.meeting.body.name, d.item.title, d.text, d.paper.title if d.paper else "",
         d.dissent, d.state_now.label)
        for d in found
    )  # fmt: skip
    return csv_file("decisions.csv", ("Number", "Decided on", "Body", "Item", "Decision", "Paper", "Not agreed by",
                                      "State"), rows)  # fmt: skip


@may("governance.see_decision")
def decision(request: Visit, decision) -> HttpResponse:
    """One decision."""
    about = {
        "decision": decision, "since": since(decision), "history": history_of(decision),
        "moves": buttons(request, decision, "governance", grave=("set_decision_aside",)),
        "offers": offered(meeting_point.offers_on(request.actor, decision.ref)),
        **shared_outside(request, decision, decision.private),
        **{k: v for k, v in about_meeting(request, decision.item.meeting).items() if k == "crumbs"},
    }  # fmt: skip
    return render(request, "governance/decision.html", about)


@may("governance.set_decision_aside")
def set_decision_aside(request: Visit, decision) -> HttpResponse:
    """Say that a decision is no longer in force."""
    back = address("governance:decision", ref=decision.ref)
    return ask(
        request, lambda **given: services.set_decision_aside(request.actor, decision=decision, **given),
        heading=f"Is decision {decision.called} no longer in force?",
        consequence="It stays to be read. Say which later decision takes its place, where there is one.",
        confirm="It is no longer in force", done="It is noted.", reason=True, back=back,
        crumbs=about_meeting(request, decision.item.meeting)["crumbs"],
    )  # fmt: skip


@may("governance.see_governance")
def attendance(request: Visit) -> HttpResponse:
    """How often each agency and each seat was there, over a year or between two days."""
    form, start, end, rows = counted(request)
    about = {
        "form": form, "start": start, "end": end, "by_agency": selectors.by_agency(rows),
        "by_seat": selectors.by_seat(rows), "crumbs": crumbs(request),
        "csv": f"{address('governance:attendance_csv')}?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "governance/attendance.html", about)


def counted(request: Visit) -> tuple[AttendanceFilter, date, date, list]:
    """The filter, the days it counts between (the last twelve months unless told), and what was written down."""
    known = bodies_offered(request)
    form = AttendanceFilter(request.GET, bodies=known)
    given = form.cleaned_data if form.is_valid() else {}
    end = given.get("end") or clock.today()
    start = given.get("start") or months_after(end, -12)
    body = known.filter(ref=given.get("body", "")).first()
    return form, start, end, selectors.attended_between(request.actor, request.partnership, start, end, body)


@may("governance.see_governance")
def attendance_csv(request: Visit) -> HttpResponse:
    """Attendance by seat as a file."""
    _, _, _, rows = counted(request)
    lines = (
        (c.body, c.name, a.meetings, a.present, a.substitute, a.apologies, a.absent, a.in_person, a.represented)
        for c in selectors.by_seat(rows) for a in [c.attended]
    )  # fmt: skip
    heads = (
        "Body", "Seat", "Meetings", "Came", "Substitute", "Apologies", "Absent", "Came, %",
        "Came or sent substitute, %",
    )  # fmt: skip
    return csv_file("attendance.csv", heads, lines)
