"""The list of reports, a report's own page, starting one, and reading it as it stands."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import CreateReportForm
from lineofsight.lead.annual_report.rules import template
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.composing import compose, read_report
from lineofsight.lead.annual_report.selectors.sources import changes_since
from lineofsight.lead.annual_report.services import reports as services
from lineofsight.lead.annual_report.views.frame import buttons, crumbs, document_of, history_of, since


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
    """Start a report."""
    taken = selectors.slugs_taken(request.partnership)
    form = CreateReportForm(request.POST or None, template=template.current(), taken=taken)
    if form.is_bound and form.is_valid():
        try:
            made = services.create_report(request.actor, partnership=request.partnership, **form.cleaned_data)
            messages.success(request, f"{made.title} is started. Choose who writes each section.")
            return redirect(address("annual_report:report", ref=made.ref))
        except MoveRefused as refused:
            form.add_error("start", str(refused))
    about = {
        "heading": "Start a yearly report", "form": form, "submit": "Start the report",
        "cancel_url": address("annual_report:reports"), "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "design/form.html", about)


@may("annual_report.see_report")
def report(request: Visit, report) -> HttpResponse:
    """A report: what it waits for, its sections, who signs, what may be done, what happened."""
    readings = read_report(report)
    frozen = selectors.frozen_of(report)
    answers = {section.key: section for section, _ in readings if section.key}
    about = {
        "report": report,
        "since": since(report),
        "readings": readings,
        "duties": [(duty, answers.get(duty.key)) for duty in report.template.duties],
        "duty_of": report.template.section,
        "today": clock.today(),
        "frozen": frozen,
        "signatures": selectors.signatures(report, frozen),
        "changes": changes_since(frozen) if frozen else [],
        "moves": buttons(request, report),
        "may_commission": permitted(request.actor, "annual_report.add_section", report) and report.state == "drafting",
        "history": history_of(report),
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
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/preview_report.html", about)
