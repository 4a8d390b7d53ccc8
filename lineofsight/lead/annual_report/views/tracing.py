"""Which question is answered where: the page, its file, naming the sections, and confirming what guidance asks."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import NOWHERE, ConfirmRequirementForm, TraceForm
from lineofsight.lead.annual_report.forms.deliveries import ConfirmDutyForm
from lineofsight.lead.annual_report.selectors import deliveries
from lineofsight.lead.annual_report.selectors import tracing as selectors
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.services import tracing as services
from lineofsight.lead.annual_report.views.frame import crumbs

HEAD = ("Question", "Asked by", "Strength", "Confirmed", "Sections", "State")


@may("annual_report.see_report")
def requirements(request: Visit, report) -> HttpResponse:
    """Every question a report must answer and the sections that answer it, gaps first; what is asked of these still."""
    readings = read_report(report)
    asked = selectors.requirements(report, [section for section, _ in readings])
    open_to_change = report.state == "drafting"
    about = {
        "report": report,
        "asked": [each for each in asked if each.asked],
        "not_asked": [each for each in asked if not each.asked],
        "gaps": selectors.gaps(asked),
        "unexplained": {section.pk: len(reading.questions) for section, reading in readings},
        "story": selectors.story(report),
        "deliveries": deliveries.deliveries(report),
        "may_trace": open_to_change and permitted(request.actor, "annual_report.trace_requirement", report),
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/requirements.html", about)


@may("annual_report.see_report")
def requirements_file(request: Visit, report) -> HttpResponse:
    """The same as a file."""
    rows = [
        (each.question, each.source, each.strength, "no" if each.unconfirmed else "yes",
         "; ".join(section.label for section in each.sections), each.shown.label if each.asked else "Not asked")
        for each in selectors.requirements(report)
    ]  # fmt: skip
    told = [
        (each.question, "", "local", "yes", each.section.label, each.shown.label) for each in selectors.story(report)
    ]
    return csv_file(f"requirements-{report.slug}.csv", HEAD, [*rows, *told])


@may("annual_report.trace_requirement")
def trace_requirement(request: Visit, report, key: str) -> HttpResponse:
    """Say which sections answer a question."""
    requirement = found(report, key)
    sections = {section.ref: section for section in selectors.sections_of(report)}
    first = [section.ref for section in requirement.sections] or [NOWHERE]
    form = TraceForm(request.POST or None, sections=sections.values(), initial={"sections": first})
    if form.is_bound and form.is_valid():
        chosen = [sections[ref] for ref in form.cleaned_data["sections"]]
        try:
            services.trace_requirement(request.actor, report=report, key=key, sections=chosen)
            messages.success(request, "Noted where it is answered.")
            return redirect(address("annual_report:requirements", ref=report.ref))
        except MoveRefused as refused:
            form.add_error("sections", str(refused))
    return asked_page(request, report, requirement, form, "annual_report/trace_requirement.html")


@may("annual_report.confirm_requirement")
def confirm_requirement(request: Visit, report, key: str) -> HttpResponse:
    """Write down what the guidance was found to ask, of the report or of what becomes of it."""
    of_finished = deliveries.duty(report, key)
    requirement = of_finished or found(report, key)
    if not (requirement.unconfirmed or requirement.confirmed):
        raise Http404("This question is not in doubt.")
    first = {"question": requirement.question, "applies_from": report.start, "asked": requirement.asked}
    first |= {"source": requirement.source} if requirement.confirmed else {}
    make = partial(ConfirmDutyForm, due=of_finished.by_when) if of_finished else ConfirmRequirementForm
    form = make(request.POST or None, initial=first)
    back = "annual_report:deliveries" if of_finished else "annual_report:requirements"
    if form.is_bound and form.is_valid():
        try:
            services.confirm_requirement(request.actor, report=report, key=key, **form.cleaned_data)
            messages.success(request, "What you read is noted, with your name.")
            return redirect(address(back, ref=report.ref))
        except MoveRefused as refused:
            form.add_error("question", str(refused))
    return asked_page(request, report, requirement, form, "annual_report/confirm_requirement.html", back)


def asked_page(
    request: Visit, report, requirement, form, page: str, back: str = "annual_report:requirements"
) -> HttpResponse:
    """A page that asks about one question; `back` names the page it came from."""
    about = {
        "report": report, "requirement": requirement, "form": form, "cancel_url": address(back, ref=report.ref),
        "crumbs": crumbs(request, report),
    }  # fmt: skip
    return render(request, page, about)


def found(report, key: str) -> selectors.Requirement:
    """The question of this key; else the page for what is not there."""
    requirement = selectors.requirement(report, key)
    if requirement is None:
        raise Http404("This report is not asked that question.")
    return requirement
