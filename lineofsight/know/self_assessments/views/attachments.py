"""An organisation's documents: its page of them, what each shows, and the files, for it and for a copy's reader."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.documents.views import serve
from lineofsight.core.people.record_pages import ask
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import AttachedForm, AttachmentForm
from lineofsight.know.self_assessments.selectors import attachments as selectors
from lineofsight.know.self_assessments.views.answering import crumb_of, section_address


def documents_address(assessment) -> str:
    """An organisation's documents, reached from an assessment of it."""
    return address("self_assessments:attachments", ref=assessment.ref)


def crumbs_of(assessment) -> list[Crumb]:
    return [crumb_of(assessment), Crumb("Your documents", documents_address(assessment))]


@may("self_assessments.see_assessment")
def attachments(request: Visit, assessment) -> HttpResponse:
    """What an organisation has to show for its answers: where each is used, and until when it holds."""
    about = {
        "assessment": assessment,
        "found": selectors.kept(assessment),
        "answers": permitted(request.actor, "self_assessments.add_attachment", assessment),
        "leads": permitted(request.actor, "self_assessments.ask_to_sign", assessment),
        "crumbs": [crumb_of(assessment)],
    }
    return render(request, "self_assessments/attachments.html", about)


@may("self_assessments.add_attachment")
def add_attachment(request: Visit, assessment) -> HttpResponse:
    """Add a document, perhaps to show the answer from whose page somebody came."""
    item = assessment.questions.items.get(request.GET.get("for", ""))
    form = AttachmentForm(*sent(request))

    def make(**given: Any) -> object:
        return services.attaching.add_attachment(
            request.actor, assessment=assessment, item=item.key if item else "", **given
        )

    back = item_address(assessment, item) if item else documents_address(assessment)
    return document_asked(
        request, assessment, form, make, heading="Add a document", submit="Add it", back=back,
        done="Added, and attached to the answer." if item else "Added.",
        lede=f"It shows: “{item.text}”" if item else "",
    )  # fmt: skip


def sent(request: Visit) -> tuple[Any, Any]:
    """What was sent, with its files; nothing where nothing was."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def document_asked(
    request: Visit, assessment, form, make: Callable[..., object], *, heading: str, submit: str, done: str, back: str,
    lede: str = "",
) -> HttpResponse:  # fmt: skip
    """Ask for a document and keep it; a file that cannot be taken is told beside it, and the rest stands as typed."""
    if form.is_bound and form.is_valid():
        try:
            make(**form.cleaned_data)
            messages.success(request, done)
            return redirect(back)
        except FileRefused as refused:
            form.add_error("upload", str(refused))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "form": form, "heading": heading, "submit": submit, "lede": lede, "cancel_url": back,
        "crumbs": crumbs_of(assessment),
    }  # fmt: skip
    return render(request, "design/form.html", about)


def item_address(assessment, item) -> str:
    """An item on the page of its section."""
    return f"{section_address(assessment, item.section)}#question-{item.key.replace('.', '-')}"


@may("self_assessments.choose_attachments")
def choose_attachments(request: Visit, assessment, key: str) -> HttpResponse:
    """Which documents show one answer."""
    if not selectors.may_attach_to(request.actor, assessment, key):
        raise Http404("That is not asked of you.")
    item = assessment.questions.items[key]
    shown = [each.ref for each in selectors.beside_answers(assessment).get(key, [])]
    form = AttachedForm(
        *sent(request)[:1], attachments=selectors.attachments_of(assessment), initial={"attachments": shown}
    )
    back = item_address(assessment, item)
    if form.is_bound and form.is_valid():
        try:
            services.attaching.choose_attachments(request.actor, assessment=assessment, item=key, **form.cleaned_data)
            messages.success(request, "Saved.")
            return redirect(back)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "form": form, "assessment": assessment, "item": item, "offered": form.offered, "cancel_url": back,
        "add_url": f"{address('self_assessments:add_attachment', ref=assessment.ref)}?{urlencode({'for': key})}",
        "crumbs": crumbs_of(assessment),
    }  # fmt: skip
    return render(request, "self_assessments/choose_attachments.html", about)


@may("self_assessments.replace_attachment")
def replace_attachment(request: Visit, attachment) -> HttpResponse:
    """Put a newer document in the place of one."""
    assessment = selectors.assessment_beside(request.actor, attachment)
    data, files = sent(request)
    first = {"title": attachment.title, "kind": attachment.kind, "where": attachment.where}
    data, files = sent(request)

    def make(**given: Any) -> object:
        return services.attaching.replace_attachment(
            request.actor, attachment=attachment, assessment=assessment, **given
        )

    return document_asked(
        request, assessment, AttachmentForm(data, files, initial=first), make, heading="Replace a document",
        submit="Put it in its place", done="Replaced, wherever it is used. The old one is kept.",
        back=documents_address(assessment),
        lede=f"The newer one takes the place of “{attachment.title}” beside every answer. What you have handed in "
        "stays as it was.",
    )  # fmt: skip


@may("self_assessments.drop_attachment")
def drop_attachment(request: Visit, attachment) -> HttpResponse:
    """Drop a document."""
    assessment = selectors.assessment_beside(request.actor, attachment)
    return ask(
        request, lambda: services.attaching.drop_attachment(request.actor, attachment=attachment),
        heading=f"Drop “{attachment.title}”?",
        consequence="It shows no answer any more. Whoever was handed it with your answers keeps it.",
        confirm="Drop it", done="Dropped.", back=documents_address(assessment), crumbs=crumbs_of(assessment),
        grave=True,
    )  # fmt: skip


@may("self_assessments.see_attachment")
def attachment_file(request: Visit, attachment) -> HttpResponse:
    """The organisation's own file."""
    if attachment.file is None:
        raise Http404("Its file is not here.")
    return serve(request, attachment.file)


@may("self_assessments.read_copy")
def copy_document(request: Visit, copy, key: str) -> HttpResponse:
    """A document that was handed in with a reader's copy."""
    found = selectors.document_of(copy, key)
    if found is None:
        raise Http404("That was not handed in here.")
    return serve(request, found.file)
