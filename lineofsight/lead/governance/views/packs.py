"""A meeting's packs and minutes as files, each of one document tree."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.documents import tree
from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.joining import Part, joined, readable
from lineofsight.core.documents.kinds import DOCX_KIND
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.documents.views import content_of
from lineofsight.kernel import clock
from lineofsight.lead.governance.selectors import packs as selectors


@may("governance.see_meeting")
def pack(request: Visit, meeting) -> HttpResponse:
    """Agenda and papers, private ones among them."""
    return pack_response(request, meeting, public=False, name="pack.pdf")


@may("governance.see_meeting")
def public_pack(request: Visit, meeting) -> HttpResponse:
    """Agenda and papers that the public may read."""
    return pack_response(request, meeting, public=True, name="public-pack.pdf")


def pack_response(request: Visit, meeting, *, public: bool, name: str) -> HttpResponse:
    """A pack as a PDF, with the papers that came as PDFs after it."""
    parts = {}
    for paper in selectors.pdfs_of(meeting, public=public):
        part = readable(paper.title, content_of(request, paper.file))
        if part:
            parts[paper.pk] = part
    return paper_response(selectors.pack_of(meeting, public=public, joined=parts), name, list(parts.values()))


@may("governance.see_meeting")
def minutes_pdf(request: Visit, meeting) -> HttpResponse:
    """The minutes as a PDF."""
    return paper_response(minutes(request, meeting), "minutes.pdf")


@may("governance.see_meeting")
def minutes_word(request: Visit, meeting) -> HttpResponse:
    """The minutes as a Word file."""
    made = docx(minutes(request, meeting), clock.now(), author=meeting.partnership.name)
    return HttpResponse(made, content_type=DOCX_KIND.media_type, headers=attached("minutes.docx"))


def minutes(request: Visit, meeting) -> tree.Document:
    """The minutes, for whoever writes them, and for readers once they are drafted."""
    if not (meeting.minuted or permitted(request.actor, "governance.add_item", meeting)):
        raise Http404("These minutes are not drafted yet.")
    return selectors.minutes_of(meeting)


def paper_response(document: tree.Document, name: str, parts: Sequence[Part] = ()) -> HttpResponse:
    """A document as a PDF to be saved, perhaps with others after it."""
    try:
        made = joined(pdf(document, clock.now()), parts)
    except DocumentRefused as refused:
        raise Http404(str(refused)) from None
    return HttpResponse(made, content_type="application/pdf", headers=attached(name))
