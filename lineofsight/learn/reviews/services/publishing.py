"""Publishing a local review: its checklist dated, its text checked by a second person, and only that text let out."""

from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.text import day
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.documents.services import keep_file
from lineofsight.core.documents.tree import Document, Paragraph
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.sealed.selectors import erasure_of
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import OutsideCalendar
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.refs import new_ref
from lineofsight.learn.reviews.models import LocalReview, Publication, PublicText, TakenBack, Tick
from lineofsight.learn.reviews.selectors.local_reviews import (
    checked_text,
    checklist,
    facts,
    is_current,
    last_draft,
    notice_since,
    public_text,
    standing,
)
from lineofsight.learn.reviews.selectors.pointing import address_wording, public_wording
from lineofsight.learn.reviews.services.review_steps import BEYOND, NEXT, TIME, held, settle
from lineofsight.learn.reviews.services.standing_still import stand_still

NOT_PREPARED = "Publication is not being prepared."


def insist_preparing(review: LocalReview) -> None:
    """Publication is being prepared, and stays so until the operation ends.

    Raises:
        MoveRefused: it is not.
    """
    held(review)
    if review.state != "preparing":
        raise MoveRefused(NOT_PREPARED)


@operation("reviews.tick_item", on="local_review")
def tick_item(actor: Actor, *, local_review: LocalReview, what: str, on: date, note: str) -> Tick:
    """Note that a line of the checklist was done for the draft that stands, and on which day. Said again, the later
    counts.

    Raises:
        MoveRefused: publication is not being prepared; the list has no such line; or somebody would have had notice
            of a draft before it was there, or before an earlier publication was taken back.
    """
    insist_preparing(local_review)
    items = {line.item.key: line.item for line in checklist(local_review)}
    if what not in items:
        raise MoveRefused("That is no line of this checklist.")
    since = notice_since(local_review)
    if items[what].notice and since and on < since:
        raise MoveRefused(f"Nobody had notice of it before {day(since)}: it was kept or taken back then.")
    return ticked(local_review, actor, what, on, note)


def ticked(review: LocalReview, actor: Actor, what: str, on: date, note: str) -> Tick:
    return Tick.objects.create(
        partnership=review.partnership, room=review.room, local_review=review, draft=last_draft(review), what=what,
        on=on, note=note, set_by=actor.ref,
    )  # fmt: skip


@operation("reviews.write_public_text", on="local_review")
def write_public_text(actor: PersonActor, *, local_review: LocalReview, title: str, text: str) -> PublicText:
    """Write the title and the text that are to stand outside. Written anew they are checked anew.

    Raises:
        MoveRefused: publication is not being prepared.
    """
    insist_preparing(local_review)
    return PublicText.objects.create(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review,
        draft=last_draft(local_review), title=title, text=text, written_by=people.person(actor.ref),
    )  # fmt: skip


@operation("reviews.check_public_text", on="public_text")
def check_public_text(actor: PersonActor, *, public_text: PublicText, opened: Opened) -> PublicText:
    """Say, as a second person, that nothing in the text points to a child.

    Raises:
        MoveRefused: they wrote it or lead the review; it was written anew since, or of an earlier draft; or a name, a
            day or a place of the room stands in it that nobody let stand. The sentence says how many, and never what.
    """
    stand_still(public_text.room)
    insist_preparing(public_text.local_review)
    insist_second(actor, public_text)
    if found := len(public_wording(public_text, opened).open):
        raise MoveRefused(
            f"It points to a child at {found} {'place' if found == 1 else 'places'}, which the page of the text shows. "
            "Have them taken out, or say of each why it points to nobody."
        )
    public_text.checked_by, public_text.checked_on = people.person(actor.ref), clock.today()
    public_text.save(update_fields=["checked_by", "checked_on"])
    return public_text


def insist_second(actor: PersonActor, text: PublicText) -> None:
    review = text.local_review
    if actor.ref == text.written_by.ref or (review.reviewer and actor.ref == review.reviewer.ref):
        raise MoveRefused("Somebody else checks it: not whoever wrote it, and not whoever leads the review.")
    if text.pk != public_text(review).pk:
        raise MoveRefused("It was written anew since. Read the text as it stands now.")
    if not is_current(text):
        raise MoveRefused("It was written of an earlier draft, or published before. Have it written anew first.")


@operation("reviews.publish_review", on="local_review")
def publish_review(
    actor: Actor, *, local_review: LocalReview, opened: Opened, on: date, address: str, with_file: bool
) -> LocalReview:
    """Record that it is published: outside the room stand its title, the day, and an address or the checked text.

    Raises:
        MoveRefused: a proceeding holds it; a signature, a line of the checklist, the second person's check or the
            notice to the Panel is lacking; or the day has not come.
    """
    return let_out(local_review, "publish_review", opened, on=on, address=address, with_file=with_file)


@operation("reviews.publish_improvements", on="local_review")
def publish_improvements(
    actor: Actor, *, local_review: LocalReview, opened: Opened, on: date, address: str, with_file: bool, reason: str
) -> LocalReview:
    """Record that only what is to be improved is published, because the whole would do harm. The same is asked for.

    Args:
        reason: why the report itself is not published, which stays sealed.
    """
    made = let_out(local_review, "publish_improvements", opened, on=on, address=address, with_file=with_file)
    ticked(made, actor, "improvements", on, reason)
    return made


def let_out(review: LocalReview, move: str, opened: Opened, *, on: date, address: str, with_file: bool) -> LocalReview:
    """Make the move, and put outside the room what was checked and nothing else."""
    stand_still(review.room)
    held(review)
    if not review.decided_on <= on <= clock.today():
        raise MoveRefused("The day must lie between the decision on the review and today.")
    if not address and not with_file:
        raise MoveRefused("Say where it is published, or keep the checked text here.")
    insist_nobody(public_text(review), address, opened)
    text = checked_text(review, opened)
    try:
        known = facts(review, text, on)
    except OutsideCalendar:
        raise MoveRefused(BEYOND) from None
    records.move(review, move, facts=known)
    ref, title = new_ref(), text.title.open(opened)
    Publication.objects.create(
        ref=ref, partnership=review.partnership, local_review=review, text=text, title=title, on=on, address=address,
        improvements=move == "publish_improvements",
        file=kept(review, ref, title, text.text.open(opened), on) if with_file else None,
    )  # fmt: skip
    settle(review, NEXT, TIME)
    return review


def insist_nobody(text: PublicText | None, address: str, opened: Opened) -> None:
    """The address, which everybody reads, points to no child but where a second reader let it stand.

    Raises:
        MoveRefused: it does.
    """
    if text and address_wording(text, address, opened).open:
        raise MoveRefused(
            "The address points to a child. Publish it under another one, or have whoever checks the text let it stand."
        )


def kept(review: LocalReview, ref: str, title: str, text: str, on: date):
    """The checked text as a PDF that goes by a ref.

    Raises:
        MoveRefused: it cannot be printed.
    """
    paragraphs = tuple(Paragraph.of(" ".join(part.split())) for part in text.split("\n\n") if part.strip())
    document = Document(
        title=title, subtitle=review.kind_words, blocks=paragraphs,
        meta=(("Published by", review.partnership.name), ("Published on", day(on))),
    )  # fmt: skip
    try:
        content = pdf(document, clock.now())
    except DocumentRefused as refused:
        raise MoveRefused(str(refused)) from None
    return keep_file(content=content, name=f"review-{ref}.pdf", kind="application/pdf")


@operation("reviews.take_back_publication", on="local_review")
def take_back_publication(actor: PersonActor, *, local_review: LocalReview, reason: str = "") -> TakenBack:
    """Take back what a review published: it is listed and served here no more. That it was published, and when, stays
    in the room, with why it was taken back; where what stood in the room was erased, without.

    Raises:
        MoveRefused: it was taken back already.
    """
    held(local_review)
    published = standing(local_review)
    if published is None:
        raise MoveRefused("Nothing that it published stands outside.")
    return TakenBack.objects.create(
        partnership=local_review.partnership, room=local_review.room, publication=published, on=clock.today(),
        set_by=people.person(actor.ref), why="" if erasure_of(local_review.room) else reason,
    )  # fmt: skip
