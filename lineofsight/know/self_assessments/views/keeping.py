"""A copy to keep, as a PDF and as a Word file: the organisation's own, and a reader's."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.documents import tree
from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.kinds import DOCX_KIND, PDF_KIND
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.selectors import keeping, own
from lineofsight.know.self_assessments.views.answering import own_address
from lineofsight.know.self_assessments.views.copies import copy_address


@may("self_assessments.see_assessment")
def own_pdf(request: Visit, assessment) -> HttpResponse:
    """The organisation's own copy as a PDF."""
    made, name = own_document(request, assessment)
    return as_pdf(request, made, name, own_address(assessment))


@may("self_assessments.see_assessment")
def own_word(request: Visit, assessment) -> HttpResponse:
    """The organisation's own copy as a Word file."""
    return as_word(*own_document(request, assessment), author=assessment.organisation.name)


def own_document(request: Visit, assessment) -> tuple[tree.Document, str]:
    """What was signed, where a number is asked for or nothing has changed since; else a draft. A colleague who was
    given a section has no copy of the whole."""
    if own.sections_given(request.actor):
        raise Http404("Only whoever answers for the whole keeps a copy of it.")
    handed_in = own.submissions_of(assessment)
    asked = request.GET.get("n", "")
    found = [each for each in handed_in if str(each.n) == asked] if asked else handed_in[:1]
    if asked and not found:
        raise Http404("It was not handed in so often.")
    if found and (asked or assessment.state == "submitted"):
        return keeping.signed_copy(found[0]), f"self-assessment-{clock.london(found[0].signed_at).date()}"
    return keeping.draft_of(assessment), f"self-assessment-draft-{clock.today()}"


@may("self_assessments.read_copy")
def copy_pdf(request: Visit, copy) -> HttpResponse:
    """A reader's copy as a PDF."""
    made, name = copy_document(copy)
    return as_pdf(request, made, name, copy_address(copy))


@may("self_assessments.read_copy")
def copy_word(request: Visit, copy) -> HttpResponse:
    """A reader's copy as a Word file."""
    return as_word(*copy_document(copy), author=copy.organisation.name)


def copy_document(copy) -> tuple[tree.Document, str]:
    """What was handed in."""
    if copy.submission is None:
        raise Http404("It has not been handed in.")
    signed = clock.london(copy.submission.signed_at).date()
    return keeping.signed_copy(copy.submission), f"self-assessment-{signed}"


def as_pdf(request: Visit, document: tree.Document, name: str, back: str) -> HttpResponse:
    """A document as a PDF to be saved; what the font cannot print is told, and the Word file has it."""
    try:
        made = pdf(document, clock.now())
    except DocumentRefused as refused:
        messages.error(request, f"{refused} The Word copy can be saved as it is.")
        return redirect(back)
    return kept(made, PDF_KIND.media_type, f"{name}.pdf")


def as_word(document: tree.Document, name: str, *, author: str) -> HttpResponse:
    """A document as a Word file to be saved."""
    return kept(docx(document, clock.now(), author=author), DOCX_KIND.media_type, f"{name}.docx")


def kept(made: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=media_type, headers=attached(name))
