"""A report as a file: a page that stands by itself, a PDF, a Word document."""

from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from markupsafe import Markup

from lineofsight.core.access.doors import may, public
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.kinds import DOCX_KIND, PDF_KIND, Kind
from lineofsight.core.documents.pdf import DocumentRefused
from lineofsight.lead.annual_report.rules.building import LABELS, PDF, WORD
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.builds import is_long
from lineofsight.lead.annual_report.selectors.files import paper, word
from lineofsight.lead.annual_report.selectors.outputs import Output, output_of
from lineofsight.lead.annual_report.views.frame import document_of, file_response

STYLES = ("design/govuk-frontend-6.3.0.min.css", "design/lineofsight.css")


@public
def published_word(request: Visit, slug: str) -> HttpResponse:
    """A published report as a Word document: the document that was signed."""
    report = selectors.published_report(request.partnership, slug)
    if report is None:
        raise Http404("No report was published at this address.")
    return word_response(request, output_of(report))


@may("annual_report.see_report")
def report_word(request: Visit, report) -> HttpResponse:
    """A report as a Word document: what the partners were sent, and before that the draft as it stands."""
    if selectors.frozen_of(report):
        return word_response(request, output_of(report))
    return draft_response(request, report, WORD)


@may("annual_report.see_report")
def report_file(request: Visit, report) -> HttpResponse:
    """A report as a PDF: what the partners were sent, to the byte, and before that the draft as it stands."""
    frozen = selectors.frozen_of(report)
    return file_response(request, frozen) if frozen else draft_response(request, report, PDF)


def word_response(request: Visit, output: Output) -> HttpResponse:
    """A frozen report as a Word document; a browser that has the same already is told so, before it is made.

    It is made anew each time, so its ETag is a weak one: the same words, not the same bytes after an upgrade.
    """
    etag = f'W/"{output.frozen.sha256}"' if output.frozen else None
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    response = saved(output, DOCX_KIND, word(output))
    if etag:
        response["ETag"] = etag
    return response


def draft_response(request: Visit, report, what: str) -> HttpResponse:
    """A draft as a file, made as it is asked for; of a long one, the page on which the worker is asked to make it."""
    if is_long(report):
        return redirect(address("annual_report:start_build", ref=report.ref, what=what))
    kind, form = DRAFTS[what]
    output = output_of(report)
    try:
        return saved(output, kind, form(output))
    except DocumentRefused as refused:
        messages.error(request, f"There is no {LABELS[what]}. {refused}")
        return redirect(address("annual_report:report", ref=report.ref))


def saved(output: Output, kind: Kind, content: bytes) -> HttpResponse:
    """A file to be saved."""
    response = HttpResponse(content, content_type=kind.media_type)
    name = f"{output.name}{kind.endings[0]}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


# The three forms


def page(output: Output) -> bytes:
    """A page that needs nothing but itself, its styles and pictures within it."""
    about = {
        "document": document_of(output.document),
        "language": output.document.language,
        "figures": output.figures,
        "as_at": output.as_at,
        "style": Markup("\n").join(map(style, STYLES)),
    }
    return render_to_string("annual_report/report_file.html", about).encode()


def style(name: str) -> Markup:
    """A stylesheet of ours, as it is served."""
    return Markup(Path(str(finders.find(name))).read_text(encoding="utf-8"))  # noqa: S704


DRAFTS: dict[str, tuple[Kind, Callable[[Output], bytes]]] = {PDF: (PDF_KIND, paper), WORD: (DOCX_KIND, word)}
FORMS: dict[str, Callable[[Output], bytes]] = {"html": page, "pdf": paper, "docx": word}
