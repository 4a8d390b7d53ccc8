"""An organisation's documents: added, replaced, dropped, said to show an answer, and frozen with what is handed in."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import drop_file, receive_file
from lineofsight.core.notices import services as notices
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import (
    Assessment,
    Attachment,
    AttachmentUse,
    Submission,
    SubmittedAttachment,
)
from lineofsight.know.self_assessments.rules.attachments import DocumentFacts, is_somewhere
from lineofsight.know.self_assessments.selectors import attachments as selectors
from lineofsight.know.self_assessments.services.answering import being_answered

OWED = "renew_document"
ENDED = "Somebody has replaced or dropped this document already. Look at your documents again."
NOT_YOURS = "That question was not passed on to you."


@operation("self_assessments.add_attachment", on="assessment")
def add_attachment(
    actor: Actor, *, assessment: Assessment, title: str, kind: str, where: str = "", upload: Any = None,
    expires_on: date | None = None, item: str = "",
) -> Attachment:  # fmt: skip
    """Add a document of the organisation, perhaps to show an answer at once.

    Raises:
        MoveRefused: it is neither a file nor said where, or the item is not asked. FileRefused: it cannot be taken.
    """
    about = {"title": title, "kind": kind, "where": where, "expires_on": expires_on}
    made = add(Attachment(organisation=assessment.organisation, home=assessment.home, **about), upload)
    expect_renewal(assessment, made)
    if item:
        show(actor, assessment, item, [made])
    return made


def add(made: Attachment, upload: Any) -> Attachment:
    """Keep a document, with its file where one came."""
    if refusal := is_somewhere(DocumentFacts(made.where, bool(upload))):
        raise MoveRefused(refusal)
    made.file = receive_file(upload=upload) if upload else None
    made.added_by = acting().ref
    made.save()
    return made


def expect_renewal(assessment: Assessment, made: Attachment) -> None:
    """The organisation owes a newer one on the day it expires. What the document is called stays its own."""
    if made.expires_on:
        notices.owe(
            record_ref=made.ref, what=OWED, title=f"A document of {made.organisation.name} expires",
            address=address("self_assessments:attachments", ref=assessment.ref), on=made.expires_on,
            organisation=made.organisation, rule="The day the organisation gave, local",
        )  # fmt: skip


@operation("self_assessments.choose_attachments", on="assessment")
def choose_attachments(
    actor: Actor, *, assessment: Assessment, item: str, attachments: Iterable[Attachment]
) -> Assessment:
    """Say which documents show an answer: those that are chosen, and no others.

    Raises:
        MoveRefused: it is being signed or was handed in, or the item is not asked of whoever answers.
    """
    chosen = list(attachments)
    uses = AttachmentUse.objects.filter(
        attachment__in=selectors.attachments_of(assessment).order_by(), question_set=assessment.question_set, item=item
    )
    known = set(uses.values_list("attachment", flat=True))
    show(actor, assessment, item, [each for each in chosen if each.pk not in known])
    uses.exclude(attachment__in=chosen).delete()
    return assessment


def show(actor: Actor, assessment: Assessment, item: str, attachments: Iterable[Attachment]) -> None:
    """Some more documents show an answer."""
    being_answered(assessment)
    if not selectors.may_attach_to(actor, assessment, item):
        raise MoveRefused(NOT_YOURS)
    AttachmentUse.objects.bulk_create(
        AttachmentUse(attachment=each, question_set=assessment.question_set, item=item, by=actor.ref)
        for each in attachments
    )


@operation("self_assessments.replace_attachment", on="attachment")
def replace_attachment(
    actor: Actor, *, attachment: Attachment, assessment: Assessment, title: str, kind: str, where: str = "",
    upload: Any = None, expires_on: date | None = None,
) -> Attachment:  # fmt: skip
    """Put a newer document in the place of one, wherever it is used. The old one is kept.

    Args:
        assessment: from whose pages it is done.

    Raises:
        MoveRefused: it was replaced or dropped, or the newer is nowhere. FileRefused: it cannot be taken.
    """
    end(attachment)
    about = {"title": title, "kind": kind, "where": where, "expires_on": expires_on, "replaces": attachment}
    made = add(Attachment(organisation=attachment.organisation, home=attachment.home, **about), upload)
    AttachmentUse.objects.filter(attachment=attachment).update(attachment=made)
    notices.settle(record_ref=attachment.ref, what=OWED)
    expect_renewal(assessment, made)
    return made


def end(attachment: Attachment) -> None:
    """A document is no longer one the organisation has."""
    if not Attachment.objects.filter(pk=attachment.pk, ended_at=None).update(ended_at=clock.now()):
        raise MoveRefused(ENDED)
    attachment.refresh_from_db()


@operation("self_assessments.drop_attachment", on="attachment")
def drop_attachment(actor: Actor, *, attachment: Attachment) -> Attachment:
    """Drop a document: it shows no answer any more. Its file, and those of the ones it
    came in place of, are kept only where they were handed in with an answer.

    Raises:
        MoveRefused: it was replaced or dropped.
    """
    end(attachment)
    AttachmentUse.objects.filter(attachment=attachment).delete()
    notices.lift(record_ref=attachment.ref)
    for each in (attachment, *selectors.before(attachment)):
        forget_file(each)
    attachment.refresh_from_db()
    return attachment


def forget_file(attachment: Attachment) -> None:
    """Drop a document's file, unless somebody was handed it."""
    file = attachment.file
    if file is not None and not selectors.handed_in(attachment):
        Attachment.objects.filter(pk=attachment.pk).update(file=None)
        drop_file(file)


def freeze(handed_in: Submission, items: Collection[str]) -> None:
    """Keep with what is handed in which documents showed which answer, as they stood."""
    shown = selectors.beside_answers(handed_in.assessment)
    SubmittedAttachment.objects.bulk_create(
        SubmittedAttachment(
            submission=handed_in, attachment=each.attachment, item=item, title=each.document.title,
            kind=each.document.kind, where=each.document.where, file=each.document.file,
            expires_on=each.document.expires_on,
        )
        for item, documents in shown.items() if item in items
        for each in documents
    )  # fmt: skip
