"""What becomes of a finished report: the page and its file, recipients added, and what is said of each."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.moves import ReasonForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import day
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms.deliveries import NoteForm, PlanForm, RecipientForm
from lineofsight.lead.annual_report.lifecycle import DELIVERY
from lineofsight.lead.annual_report.rules.delivering import TO_SOMEBODY
from lineofsight.lead.annual_report.selectors import deliveries as selectors
from lineofsight.lead.annual_report.services import deliveries as services
from lineofsight.lead.annual_report.views.frame import crumbs

HEAD = ("What", "How", "Who asks", "Confirmed", "Due", "By when", "Planned", "State", "Done", "Where")


@may("annual_report.see_report")
def deliveries(request: Visit, report) -> HttpResponse:
    """Everything due of a finished report: what is asked of it, to whom it goes, by when, and what was done."""
    known = selectors.deliveries(report)
    runs = permitted(request.actor, "annual_report.note_delivery", report)
    about = {
        "report": report,
        **told(known),
        "not_asked": selectors.not_asked(report),
        "offers": {each.key: offered(report, each) for each in known} if runs else {},
        "may_run": runs,
        "history": history_of(known),
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/deliveries.html", about)


def told(known: list[selectors.Delivery]) -> dict:
    """What is due of a report for a page that shows it, with the day it is."""
    return {"deliveries": known, "today": clock.today()}


def offered(report, delivery: selectors.Delivery) -> list[tuple[str, str]]:
    """The moves of one thing due that its state allows and nothing known now refuses, each with its address."""
    facts = selectors.facts_of(report, delivery)
    return [
        (move.label, address(f"annual_report:{move.key}", ref=report.ref, key=delivery.key))
        for move in DELIVERY.moves_from(delivery.state)
        if DELIVERY.refusal(move.key, delivery.state, facts) is None
    ]


def history_of(known: list[selectors.Delivery]) -> list[dict]:
    """Everything that was noted, as the macro draws it, the latest first."""
    notes = [(note, each) for each in known for note in each.notes]
    return [
        {
            "when": note.at,
            "who": note.said_by.name,
            "what": f"{each.title}: {mid(note)}",
            "why": note.where or note.reason,
        }
        for note, each in sorted(notes, key=lambda pair: pair[0].pk, reverse=True)
    ]


def mid(note) -> str:
    """A note in the middle of a line: "planned for 14 October 2019"."""
    said = DELIVERY.move(note.move).told.lower()
    joint = {"plan_delivery": "for", "note_delivery": "on"}.get(note.move)
    return f"{said} {joint} {day(note.on)}" if joint else said


@may("annual_report.see_report")
def deliveries_file(request: Visit, report) -> HttpResponse:
    """The same as a file."""
    rows = [
        (each.title, TO_SOMEBODY.get(each.how, ""), each.source, "no" if each.unconfirmed else "yes", day(each.due),
         each.due_words, day(each.planned), each.state_now.label, day(each.done.on) if each.done else "",
         each.done.where if each.done else each.reason)
        for each in selectors.deliveries(report)
    ]  # fmt: skip
    return csv_file(f"deliveries-{report.slug}.csv", HEAD, rows)


@may("annual_report.add_recipient")
def add_recipient(request: Visit, report) -> HttpResponse:
    """Add a body or organisation to those the report goes to."""
    form = RecipientForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = services.add_recipient(request.actor, report=report, **form.cleaned_data)
            messages.success(request, f"{made.to[:1].upper()}{made.to[1:]} is on the list.")
            return back_to(report)
        except MoveRefused as refused:
            form.add_error("to", str(refused))
    return asked(request, report, form, f"Who else does {report.title} go to?", "Add them")


@may("annual_report.plan_delivery")
def plan_delivery(request: Visit, report, key: str) -> HttpResponse:
    """Plan the day on which something will be done."""
    delivery = found(report, key)
    form = PlanForm(request.POST or None, initial={"on": delivery.planned or delivery.due})
    return said(request, report, delivery, form, services.plan_delivery, "Plan it", "It is planned.")


@may("annual_report.note_delivery")
def note_delivery(request: Visit, report, key: str) -> HttpResponse:
    """Note that something was done."""
    form = NoteForm(request.POST or None, initial={"on": clock.today()})
    return said(request, report, found(report, key), form, services.note_delivery, "Note it", "It is noted.")


@may("annual_report.drop_delivery")
def drop_delivery(request: Visit, report, key: str) -> HttpResponse:
    """Leave something out, with a reason."""
    form = ReasonForm(request.POST or None)
    return said(request, report, found(report, key), form, services.drop_delivery, "Leave it out", "It is left out.")


@may("annual_report.reopen_delivery")
def reopen_delivery(request: Visit, report, key: str) -> HttpResponse:
    """Take back that something was done or left out, with a reason."""
    form = ReasonForm(request.POST or None)
    return said(
        request, report, found(report, key), form, services.reopen_delivery, "Take it back", "It is open again."
    )


def said(request: Visit, report, delivery, form, service, submit: str, done: str) -> HttpResponse:
    """Ask what is to be said of one thing due, and say it; a refusal stands beside what was typed."""
    if form.is_bound and form.is_valid():
        try:
            service(request.actor, report=report, key=delivery.key, **form.cleaned_data)
            messages.success(request, done)
            return redirect(f"{address('annual_report:deliveries', ref=report.ref)}#{delivery.key}")
        except MoveRefused as refused:
            form.add_error("on" if "on" in form.fields else "reason", str(refused))
    return asked(request, report, form, delivery.title, submit, delivery)


def asked(request: Visit, report, form, heading: str, submit: str, delivery=None) -> HttpResponse:
    """A page that asks about what becomes of a report."""
    where = address("annual_report:deliveries", ref=report.ref)
    about = {
        "report": report, "delivery": delivery, "form": form, "heading": heading, "submit": submit,
        "cancel_url": where, "crumbs": [*crumbs(request, report), Crumb("What becomes of it", where)],
    }  # fmt: skip
    return render(request, "annual_report/delivery.html", about)


def back_to(report) -> HttpResponse:
    return redirect(address("annual_report:deliveries", ref=report.ref))


def found(report, key: str) -> selectors.Delivery:
    """One thing due of a report; else the page for what is not there."""
    delivery = selectors.delivery(report, key)
    if delivery is None:
        raise Http404("This is not asked of the report.")
    return delivery
