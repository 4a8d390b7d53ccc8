"""The list of reports, a report's own page, starting one, and reading it as it stands."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import since
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import CreateReportForm
from lineofsight.lead.annual_report.rules import template
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors import tracing
from lineofsight.lead.annual_report.selectors.comments import open_by_section
from lineofsight.lead.annual_report.selectors.composing import compose, read_report
from lineofsight.lead.annual_report.selectors.deliveries import deliveries
from lineofsight.lead.annual_report.selectors.short_forms import short_forms_read
from lineofsight.lead.annual_report.selectors.sources import changes_since
from lineofsight.lead.annual_report.services import reports as services
from lineofsight.lead.annual_report.views.building import draft_files, freezing
from lineofsight.lead.annual_report.views.deliveries import told
from lineofsight.lead.annual_report.views.frame import buttons, crumbs, document_of, with_letters


@may("annual_report.see_reports")
def reports(request: Visit) -> HttpResponse:
    """Every report of the partnership, and how far each is."""
    about = {
        "reports": list(selectors.reports_in(request.actor, request.partnership)),
        "may_create": permitted(request.actor, "annual_report.create_report", request.partnership),
        "crumbs": [],
    }
    return render(request, "annual_report/reports.html", about)


@may("annual_report.create_report")
def create_report(request: Visit) -> HttpResponse:
    """Start a report: its period first, then, beside the guidance that goes with it, the sections it starts from."""
    laid = template.templates().get(request.POST.get("laid", ""))
    form = CreateReportForm(request.POST or None, laid=laid, taken=selectors.slugs_taken(request.partnership))
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        begun = given.pop("begun")
        if begun != laid:
            form = CreateReportForm(data_for(request.POST, laid, begun), laid=begun)
        else:
            try:
                return started(request, given | {"edition": begun.edition})
            except MoveRefused as refused:
                form.add_error("start", str(refused))
    about = {
        "form": form, "begun": form.shown, "ends": ends_of(form),
        "cancel_url": address("annual_report:reports"), "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "annual_report/create_report.html", about)


def ends_of(form: CreateReportForm) -> date | None:
    """The last day of the period that was typed, once it is one; nothing of what was kept over a sign-in."""
    period = form.cleaned_data.get("period") if form.is_valid() else None
    return period.end if period else None


def started(request: Visit, given: dict) -> HttpResponse:
    """Start the report, and go to its page."""
    given.pop("laid")
    made = services.create_report(request.actor, partnership=request.partnership, **given)
    messages.success(request, f"{made.title} is started. Choose who writes each section.")
    return redirect(address("annual_report:report", ref=made.ref))


def data_for(data: QueryDict, before: template.Template | None, begun: template.Template) -> QueryDict:
    """What was typed, with the sections of another template: what was left out before stays out, the rest is ticked."""
    copied = data.copy()
    known = {section.key for section in before.sections} if before else set()
    left_out = known - set(data.getlist("sections"))
    copied["laid"] = begun.edition
    copied.setlist("sections", [section.key for section in begun.sections if section.key not in left_out])
    return copied


@may("annual_report.see_report")
def report(request: Visit, report) -> HttpResponse:
    """A report: what it waits for, its sections, who signs, what may be done, what happened."""
    readings = read_report(report)
    frozen = selectors.frozen_of(report)
    asked = tracing.requirements(report, [section for section, _ in readings])
    about = {
        "report": report,
        "since": since(report),
        "readings": readings,
        "asked": asked,
        "gaps": tracing.gaps(asked),
        "answers": {section.pk: tracing.answered_in(section, asked) for section, _ in readings},
        "open_comments": open_by_section(report),
        **told(deliveries(report)),
        "may_run": permitted(request.actor, "annual_report.note_delivery", report),
        "frozen": frozen,
        "files": [] if frozen else draft_files(report),
        "freezing": freezing(report),
        "forms": short_forms_read(report, readings),
        "signatures": selectors.signatures(report, frozen),
        "signers_called": selectors.signers_called(report),
        "changes": changes_since(frozen) if frozen else [],
        "moves": buttons(request, report),
        "may_commission": permitted(request.actor, "annual_report.add_section", report) and report.state == "drafting",
        "history": with_letters(request, report),
        "crumbs": crumbs(request),
    }
    return render(request, "annual_report/report.html", about)


@may("annual_report.see_report")
def preview_report(request: Visit, report) -> HttpResponse:
    """The report as it would read today, or, once it is frozen, as it reads."""
    frozen = selectors.frozen_of(report)
    composed = None if frozen else compose(report, signers=selectors.signers_of(report))
    about = {
        "report": report,
        "frozen": frozen,
        "document": document_of(frozen.tree if frozen else composed.document),
        "figures": frozen.figures if frozen else composed.figures,
        "as_at": frozen.as_at if frozen else composed.as_at,
        "files": [] if frozen else draft_files(report),
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/preview_report.html", about)
