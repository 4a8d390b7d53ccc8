"""A report as a file: a page that stands by itself, a PDF, a Word document."""

from collections.abc import Callable
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from markupsafe import Markup

from lineofsight.core.access.doors import may, public
from lineofsight.core.access.visits import Visit
from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.kinds import DOCX_KIND
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.documents.services import read_file
from lineofsight.core.notices.letters import full_address
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.outputs import Output, output_of
from lineofsight.lead.annual_report.views.frame import document_of

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
    return word_response(request, output_of(report))


def word_response(request: Visit, output: Output) -> HttpResponse:
    """A Word document to be saved; a browser that has the same already is told so, before it is made.

    It is made anew each time, so its ETag is a weak one: the same words, not the same bytes after an upgrade.
    """
    etag = f'W/"{output.frozen.sha256}"' if output.frozen else None
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    try:
        response = HttpResponse(word(output), content_type=DOCX_KIND.media_type)
    except DocumentRefused as refused:
        raise Http404(str(refused)) from None
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{output.name}.docx")
    if etag:
        response["ETag"] = etag
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


def paper(output: Output) -> bytes:
    """A PDF: of a frozen report the very bytes that were kept."""
    if output.frozen:
        return read_file(output.frozen.pdf)
    return pdf(output.document, output.as_at, site=site_of(output))


def word(output: Output) -> bytes:
    """A Word document, in the partnership's name."""
    return docx(output.document, output.as_at, site=site_of(output), author=output.report.partnership.name)


def site_of(output: Output) -> str:
    """Where a figure in a file leads: the report's own public page, on which its sources stand."""
    return full_address("annual_report:published_report", slug=output.report.slug)


FORMS: dict[str, Callable[[Output], bytes]] = {"html": page, "pdf": paper, "docx": word}
