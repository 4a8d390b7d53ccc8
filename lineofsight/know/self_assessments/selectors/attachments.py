"""Reads of an organisation's documents: who may keep and open them, where each is used, and until when it holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.permissions import permission
from lineofsight.core.questions import library
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import (
    Assessment,
    Attachment,
    AttachmentUse,
    Copy,
    Submission,
    SubmittedAttachment,
)
from lineofsight.know.self_assessments.models.attachments import Described
from lineofsight.know.self_assessments.rules.attachments import Expiry, expiry_of, expiry_since
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.selectors.rights import (
    LEAD,
    assessments_answered,
    assessments_led,
    assessments_seen,
)


@permission("self_assessments.add_attachment", ask=LEAD)
@permission("self_assessments.choose_attachments", ask=LEAD)
def attached_to(actor: Actor) -> QuerySet[Assessment]:
    """Whoever answers adds documents and says which answers they show."""
    return assessments_answered(actor)


@permission("self_assessments.see_attachment", ask=LEAD)
def attachments_seen(actor: Actor) -> QuerySet[Attachment]:
    """Whoever may see the organisation's assessment opens its documents. A reader opens those of its copy."""
    return of_assessments(assessments_seen(actor))


@permission("self_assessments.replace_attachment", ask=LEAD)
@permission("self_assessments.drop_attachment", ask=LEAD)
def attachments_kept(actor: Actor) -> QuerySet[Attachment]:
    """Whoever leads for the organisation replaces and drops them; a colleague who was given a section does not."""
    return of_assessments(assessments_led(actor))


def of_assessments(found: QuerySet[Assessment]) -> QuerySet[Attachment]:
    same = found.filter(organisation=OuterRef("organisation"), home=OuterRef("home"))
    return Attachment.objects.filter(Exists(same)).select_related("organisation", "home", "file")


def attachments_of(assessment: Assessment) -> QuerySet[Attachment]:
    """The documents an organisation has now."""
    found = Attachment.objects.filter(organisation=assessment.organisation_id, home=assessment.home_id, ended_at=None)
    return found.select_related("file", "replaces__file").order_by("title", "id")


def assessment_beside(actor: Actor, attachment: Attachment) -> Assessment | None:
    """The assessment from whose pages somebody came to a document."""
    seen = assessments_seen(actor).filter(organisation=attachment.organisation_id, home=attachment.home_id)
    return seen.order_by("-n", "id").first()


def expiry(document: Described) -> Expiry | None:
    """What is said today of until when a document holds."""
    return expiry_of(document.expires_on, clock.today())


@dataclass(frozen=True)
class Kept:
    """A document with where it is used, until when it holds, and those it came in place of.

    used: the questions it shows the answers of, by the title of their set.
    """

    attachment: Attachment
    used: dict[str, list[str]]
    expiry: Expiry | None
    before: tuple[Attachment, ...]


def kept(assessment: Assessment) -> list[Kept]:
    """An organisation's documents for its own page."""
    found = list(attachments_of(assessment))
    used = used_for(found)
    return [Kept(each, used.get(each.pk, {}), expiry(each), before(each)) for each in found]


def used_for(found: Iterable[Attachment]) -> dict[int, dict[str, list[str]]]:
    """By document (id), the questions it shows the answers of, by the title of their set."""
    used: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for use in AttachmentUse.objects.filter(attachment__in=list(found)):
        questions = library.newest(use.question_set)
        if use.item in questions.items:
            used[use.attachment_id][questions.title].append(questions.items[use.item].text)
    return {attachment: dict(titles) for attachment, titles in used.items()}


def warned(documents: Iterable[Described]) -> tuple[int, int]:
    """How many of some documents have expired, and how many soon will."""
    colours = [said.colour for each in documents if (said := expiry(each))]
    return colours.count("red"), colours.count("yellow")


def before(attachment: Attachment) -> tuple[Attachment, ...]:
    """The documents that one came in place of, the latest first."""
    found = []
    while attachment.replaces is not None:
        attachment = attachment.replaces
        found.append(attachment)
    return tuple(found)


@dataclass(frozen=True)
class Shown:
    """A document beside an answer: what it is, and what is said of until when it holds."""

    document: Described
    attachment: Attachment
    expiry: Expiry | None

    @property
    def ref(self) -> str:
        """By which it is asked for."""
        return str(self.attachment.ref)


def beside_answers(assessment: Assessment) -> dict[str, list[Shown]]:
    """The documents that show each answer of an assessment now, by item."""
    uses = AttachmentUse.objects.filter(
        attachment__in=attachments_of(assessment).order_by(), question_set=assessment.question_set
    ).select_related("attachment__file")  # fmt: skip
    found: dict[str, list[Shown]] = defaultdict(list)
    for use in uses:
        found[use.item].append(Shown(use.attachment, use.attachment, expiry(use.attachment)))
    return dict(found)


def handed_in_with(submission: Submission) -> dict[str, list[Shown]]:
    """The documents that were handed in beside each answer, by item."""
    found: dict[str, list[Shown]] = defaultdict(list)
    signed, today = clock.london(submission.signed_at).date(), clock.today()
    for each in submission.attachments.select_related("attachment", "file"):
        found[each.item].append(Shown(each, each.attachment, expiry_since(each.expires_on, signed, today)))
    return dict(found)


def document_of(copy: Copy, ref: str) -> SubmittedAttachment | None:
    """A document of a reader's copy whose file is here; none where it was not handed in with it."""
    if copy.submission is None:
        return None
    found = copy.submission.attachments.filter(attachment__ref=ref, file__isnull=False)
    return found.select_related("file").first()


def may_attach_to(actor: Actor, assessment: Assessment, item: str) -> bool:
    """Whether an item is asked, and is one of those that whoever answers was given."""
    given = own.sections_given(actor)
    asked = assessment.questions.items.get(item)
    return asked is not None and (not given or asked.section in given)


def handed_in(attachment: Attachment) -> bool:
    """Whether a document was handed in with any answer."""
    return SubmittedAttachment.objects.filter(attachment=attachment).exists()
