"""The rapid review as a page, as a PDF and for Word: from within the room only, identified or pseudonymous."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.selectors.report import report as report_of
from lineofsight.learn.reviews.views.frame import about
from lineofsight.learn.reviews.views.left import unless_erased

PSEUDONYMOUS = "pseudonymous"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def edition(request: Visit) -> str:
    """Which edition is asked for."""
    return PSEUDONYMOUS if request.GET.get("of") == PSEUDONYMOUS else "identified"


@may("reviews.see_incident")
@in_room
@unless_erased
def report(request: Visit, incident, opened) -> HttpResponse:
    """The review as it stands."""
    of = edition(request)
    document = report_of(incident, opened, pseudonymous=of == PSEUDONYMOUS)
    told = {
        "incident": incident, "document": document, "of": of, "crumbs": about(request, incident)["crumbs"],
        "body": html_blocks(document.blocks, lambda chart: Markup(""), 1),
    }  # fmt: skip
    return render(request, "reviews/report.html", told)


@may("reviews.see_incident")
@in_room
@unless_erased
def report_pdf(request: Visit, incident, opened) -> HttpResponse:
    """The same as a PDF."""
    return handed_out(request, incident, opened, "pdf")


@may("reviews.see_incident")
@in_room
@unless_erased
def report_docx(request: Visit, incident, opened) -> HttpResponse:
    """The same for Word."""
    return handed_out(request, incident, opened, "docx")


def handed_out(request: Visit, incident, opened, kind: str) -> HttpResponse:
    """A file called by the key alone, kept in no cache. Raises Http404 where it cannot be printed."""
    of = edition(request)
    document = report_of(incident, opened, pseudonymous=of == PSEUDONYMOUS)
    try:
        if kind == "pdf":
            made, content = pdf(document, clock.now()), "application/pdf"
        else:
            made, content = docx(document, clock.now(), author=incident.partnership.name), WORD
    except DocumentRefused as refused:
        raise Http404(str(refused)) from None
    name = f"rapid-review-{incident.room.key.lower()}-{of}.{kind}"
    response = HttpResponse(made, content_type=content, headers=attached(name))
    response["Cache-Control"] = "no-store, private"
    return response
