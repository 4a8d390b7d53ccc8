"""The panel's yearly reports: the list, one with its words and tables, its moves, and its files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents import tree
from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.kinds import DOCX_KIND, PDF_KIND
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms.year_reports import (
    BeginReportForm,
    FollowUpForm,
    RecommendationForm,
    SummaryForm,
)
from lineofsight.learn.child_deaths.selectors import year_reports as selectors
from lineofsight.learn.child_deaths.services import year_reports as services


def crumbs(report=None) -> list[Crumb]:
    """The way back to the list, and to a report."""
    way = [Crumb("Child death reports", address("child_deaths:reports"))]
    return [*way, Crumb(report.title, own_address(report))] if report else way


def own_address(report) -> str:
    """A report's page."""
    return address("child_deaths:report", ref=report.ref)


@may("child_deaths.list_reports")
def reports(request: Visit) -> HttpResponse:
    """Every yearly report of the panel."""
    shown = {
        "rows": list(selectors.reports_in(request.partnership)),
        "begins": permitted(request.actor, "child_deaths.begin_report", request.partnership), "crumbs": [],
    }  # fmt: skip
    return render(request, "child_deaths/reports.html", shown)


@may("child_deaths.begin_report")
def begin_report(request: Visit) -> HttpResponse:
    """Begin one."""
    form = BeginReportForm(request.POST or None, years=selectors.years_open(request.partnership))
    return asked(
        request, form, lambda **given: services.begin_report(request.actor, partnership=request.partnership, **given),
        heading="Begin a yearly report", submit="Begin it", done="It is begun. Its tables are filled already.",
        back=address("child_deaths:reports"), crumbs=crumbs(), at=own_address,
    )  # fmt: skip


@may("child_deaths.see_report")
def report(request: Visit, report) -> HttpResponse:
    """A report as it reads, and what is still to be written."""
    writes = report.state == "drafting" and permitted(request.actor, "child_deaths.write_summary", report)
    shown = {
        "report": report, "since": since(report), "writes": writes,
        "recommended": list(selectors.recommended(report)), "followed": list(selectors.followed(report)),
        "document": html_blocks(selectors.document_of(report).blocks, no_charts, heading_shift=1),
        "moves": buttons(request, report, "child_deaths", grave=("withdraw_report",)),
        "publications": selectors.publications_of(report), "history": history_of(report), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "child_deaths/report.html", shown)


def publication_of(report, number: int):
    """A report as it was published once."""
    found = selectors.publication(report, number)
    if found is None:
        raise Http404("It was not published that often.")
    return found


@may("child_deaths.see_report")
def published_report(request: Visit, report, number: int) -> HttpResponse:
    """A report as it was published once, whether it was taken back since or not."""
    found = publication_of(report, number)
    shown = {
        "report": report, "publication": found, "crumbs": crumbs(report),
        "document": html_blocks(found.document.blocks, no_charts, heading_shift=1),
    }  # fmt: skip
    return render(request, "child_deaths/published_report.html", shown)


@may("child_deaths.see_report")
def published_pdf(request: Visit, report, number: int) -> HttpResponse:
    """The same on paper. Its name says that it was taken back, where it was."""
    found = publication_of(report, number)
    said = f"-taken-back-{number}" if found.back_on else ""
    return on_paper(found.document, f"child-death-reviews-{report.period.slug}{said}.pdf")


def no_charts(chart: tree.Chart) -> Markup:
    """A report on deaths has tables alone."""
    return Markup("")


@may("child_deaths.see_report")
def report_pdf(request: Visit, report) -> HttpResponse:
    """A report on paper."""
    return on_paper(selectors.document_of(report), name_of(report, ".pdf"))


def on_paper(document: tree.Document, name: str) -> HttpResponse:
    """A document as a PDF."""
    try:
        made = pdf(document, clock.now())
    except DocumentRefused as refused:
        raise Http404("This report cannot be printed.") from refused
    return HttpResponse(made, content_type=PDF_KIND.media_type, headers=attached(name))


@may("child_deaths.see_report")
def report_word(request: Visit, report) -> HttpResponse:
    """A report for Word."""
    made = docx(selectors.document_of(report), clock.now(), author=report.partnership.name)
    return HttpResponse(made, content_type=DOCX_KIND.media_type, headers=attached(name_of(report, ".docx")))


def name_of(report, ending: str) -> str:
    """What its file is called; a draft says that it is one."""
    draft = "" if report.state == "published" else "-draft"
    return f"child-death-reviews-{report.period.slug}{draft}{ending}"


@may("child_deaths.write_summary")
def write_summary(request: Visit, report) -> HttpResponse:
    """Write the summary."""
    form = SummaryForm(request.POST or None, report=report)
    return form_page(request, form, services.write_summary, report, "Executive summary", year_report=report)


@may("child_deaths.add_recommendation")
def add_recommendation(request: Visit, report) -> HttpResponse:
    """Recommend something."""
    form = RecommendationForm(request.POST or None, points=selectors.released_points(report))
    return form_page(request, form, services.add_recommendation, report, "A recommendation", year_report=report)


@may("child_deaths.follow_up")
def follow_up(request: Visit, row) -> HttpResponse:
    """Say what became of a recommendation."""
    form = FollowUpForm(request.POST or None, initial={"how": row.how, "said": row.said})
    return form_page(request, form, services.follow_up, row.report, row.recommendation.text, follow_up=row)


def form_page(request: Visit, form, service, report, heading: str, **given) -> HttpResponse:
    """A form whose answers a service takes."""
    return asked(
        request, form, lambda **told: service(request.actor, **given, **told), heading=heading, submit="Save",
        done="It is saved.", back=own_address(report), crumbs=crumbs(report),
    )  # fmt: skip


@may("child_deaths.drop_recommendation")
def drop_recommendation(request: Visit, row) -> HttpResponse:
    """Leave a recommendation out."""
    return ask(
        request, lambda: services.drop_recommendation(request.actor, recommendation=row),
        heading="Leave this recommendation out?", consequence=row.text, confirm="Leave it out", done="It is left out.",
        back=own_address(row.report), crumbs=crumbs(row.report), grave=True,
    )  # fmt: skip


def move_page(request: Visit, service, report, heading: str, consequence: str, confirm: str, **how) -> HttpResponse:
    """A move of a report, asked about."""
    return ask(
        request, lambda **told: service(request.actor, year_report=report, **told), heading=heading,
        consequence=consequence, confirm=confirm, done="It is recorded.", back=own_address(report),
        crumbs=crumbs(report), **how,
    )  # fmt: skip


@may("child_deaths.send_report")
def send_report(request: Visit, report) -> HttpResponse:
    """Send it to the partners."""
    said = "The council and the health board read it before it is published. It stays as it is until they send it back."
    return move_page(request, services.send_report, report, "Send this report to the partners?", said, "Send it")


@may("child_deaths.return_report")
def return_report(request: Visit, report) -> HttpResponse:
    """Send it back."""
    said = "It can be changed again, and comes to you once more."
    return move_page(request, services.return_report, report, "Send this report back?", said, "Send it back",
                     reason=True)  # fmt: skip


@may("child_deaths.publish_report")
def publish_report(request: Visit, report) -> HttpResponse:
    """Publish it."""
    said = "Read it for anything that points to a child: a place, a cause, a school. It is kept as it stands now."
    return move_page(request, services.publish_report, report, "Publish this report?", said, "Publish it")


@may("child_deaths.withdraw_report")
def withdraw_report(request: Visit, report) -> HttpResponse:
    """Take it back."""
    said = "It can be corrected and published again. What was published is kept."
    return move_page(request, services.withdraw_report, report, "Take this report back?", said, "Take it back",
                     reason=True, grave=True)  # fmt: skip
