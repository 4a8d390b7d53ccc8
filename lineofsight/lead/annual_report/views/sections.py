"""A section's own page, commissioning it, finishing and reopening it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import since
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import AddSectionForm, CommissionForm, changed
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors import tracing
from lineofsight.lead.annual_report.selectors.commissioning import nobody_else_writes, proposal
from lineofsight.lead.annual_report.selectors.explanations import lapsed
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.services import sections as services
from lineofsight.lead.annual_report.views.comments import commented
from lineofsight.lead.annual_report.views.frame import buttons, crumbs, digest, with_letters
from lineofsight.lead.annual_report.views.shown import href_for, shown


@may("annual_report.see_section")
def section(request: Visit, section) -> HttpResponse:
    """A section as it reads, each figure one click from its source, and beside it what must be put right."""
    reading = read_section(section, href=href_for(request), suggest=True)
    about = {
        "section": section,
        "answers": tracing.answered_by(section),
        "story": tracing.story_of(section),
        "since": since(section),
        "reading": reading,
        "parts": shown(reading),
        "moves": buttons(request, section),
        "may_commission": permitted(request.actor, "annual_report.commission_section", section),
        "may_explain": section.report.state == "drafting"
        and permitted(request.actor, "annual_report.explain_finding", section),
        "lapsed": lapsed(section, (found.explained for found in reading.explained if found.explained)),
        "may_write": section.state != "finished" and permitted(request.actor, "annual_report.save_section", section),
        "versions": selectors.versions_of(section),
        **commented(request, section),
        "history": with_letters(request, section),
        "crumbs": crumbs(request, section.report),
    }
    return render(request, "annual_report/section.html", about)


@may("annual_report.add_section")
def add_section(request: Visit, report) -> HttpResponse:
    """Add a section of one's own."""
    form = AddSectionForm(
        request.POST or None, sections=report.sections.all(), story_question=report.template.story_question
    )
    if form.is_bound and form.is_valid():
        try:
            made = services.add_section(request.actor, report=report, **form.cleaned_data)
            messages.success(request, f"“{made.title}” is added. Choose who writes it.")
            return redirect(address("annual_report:commission_section", ref=made.ref))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "heading": "Add a section", "form": form, "submit": "Add it",
        "cancel_url": address("annual_report:report", ref=report.ref), "crumbs": crumbs(request, report),
    }  # fmt: skip
    return render(request, "design/form.html", about)


@may("annual_report.commission_section")
def commission_section(request: Visit, section) -> HttpResponse:
    """Say whose section it is; the letter they will get is shown before it is sent."""
    known = {a.person.ref: a.person for a in people.appointments_in(section.partnership)}
    everybody = sorted(known.values(), key=lambda person: person.name)
    proposed = proposal(section)
    owner = section.owner or proposed.owner
    first = {"owner": owner.ref if owner else "", "due": section.due or proposed.due, "word_limit": section.word_limit}
    make = partial(CommissionForm, people=everybody, alone=nobody_else_writes(section))
    form, letter = make(request.POST or None, initial=first), None
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        seen, given["owner"] = given.pop("shown"), known[given["owner"]]
        letter = services.commission_letter(section, **given)
        if seen == digest([letter]):
            try:
                services.commission_section(request.actor, section=section, **given)
                messages.success(request, f"{given['owner'].name} is asked to write “{section.title}”.")
                return redirect(address("annual_report:report", ref=section.report.ref))
            except MoveRefused as refused:
                form.add_error(None, str(refused))
        else:
            form = make(changed(request.POST, shown=digest([letter])))
    about = {
        "section": section,
        "proposed": proposed,
        "form": form,
        "letter": letter,
        "to": known.get(form["owner"].value()) if letter else None,
        "crumbs": crumbs(request, section.report, section),
    }
    return render(request, "annual_report/commission_section.html", about)


@may("annual_report.finish_section")
def finish_section(request: Visit, section) -> HttpResponse:
    """Finish a section."""
    says = "The business manager sees that it is finished. You can reopen it until the report is sent for sign-off."
    unexplained = len(read_section(section).questions)
    if unexplained:
        says += f" {asked_still(unexplained)}"
    return moved(request, section, services.finish_section, f"Finish “{section.title}”?", says, "Finish")


@may("annual_report.reopen_section")
def reopen_section(request: Visit, section) -> HttpResponse:
    """Reopen a finished section."""
    says = "It goes back to being written, and must be finished again before the report can be sent for sign-off."
    return moved(request, section, services.reopen_section, f"Reopen “{section.title}”?", says, "Reopen")


def asked_still(count: int) -> str:
    """How many questions nobody has explained, which holds nothing back."""
    if count == 1:
        return "1 question is open without an explanation; it can be finished all the same."
    return f"{count} questions are open without an explanation; it can be finished all the same."


def moved(request: Visit, section, service, heading: str, consequence: str, confirm: str) -> HttpResponse:
    """Ask about a move of a section and make it; a refusal stands on the page that asked."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            service(request.actor, section=section)
            messages.success(request, f"“{section.title}”: {section.state_now.label.lower()}.")
            return redirect(address("annual_report:section", ref=section.ref))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "heading": heading, "consequence": consequence, "confirm": confirm, "form": form,
        "cancel_url": address("annual_report:section", ref=section.ref),
        "crumbs": crumbs(request, section.report, section),
    }  # fmt: skip
    return render(request, "design/move.html", about)
