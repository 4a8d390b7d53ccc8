"""Drafts of a local review, what their readers said, agencies' checks of the facts, and signatures."""

from collections.abc import Iterable
from datetime import date

from django.core.files.base import File as Upload

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.kinds import FileRefused
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.records import services as records
from lineofsight.core.sealed.services import keep_room_file, own_rows
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import (
    AccuracyCheck,
    AccuracyPoint,
    Board,
    Draft,
    DraftReading,
    Endorsement,
    LocalReview,
)
from lineofsight.learn.reviews.selectors.local_reviews import last_draft, unsigned
from lineofsight.learn.reviews.selectors.partners import partner_of
from lineofsight.learn.reviews.services.accounts import LEADS, first_of, stop_unless_gathered
from lineofsight.learn.reviews.services.checks import insist_checking, owe_checks, send
from lineofsight.learn.reviews.services.local_review import step
from lineofsight.learn.reviews.services.review_steps import CHECK, SIGN, ask_to_sign, held, settle, stop_checking

NOT_DRAFTED = "Drafts are kept while it is drafted, and while its facts are checked."


@operation("reviews.keep_draft", on="local_review")
def keep_draft(
    actor: Actor, *, local_review: LocalReview, upload: Upload, changed: str, checks_stand: bool = False,
    stand_why: str = "",
) -> Draft:  # fmt: skip
    """Keep the next draft as a file of the room. What was signed of an earlier one is signed anew; what agencies said
    of the facts of an earlier one is history, and they are asked anew.

    Args:
        checks_stand: whether what agencies were asked and said of the draft before counts for this one, because nothing
            that concerns them changed. stand_why: why, which stays sealed.

    Raises:
        MoveRefused: it is not being drafted; no reason is said why checks stand; or the file is not taken.
    """
    held(local_review)
    if local_review.state not in ("drafting", "accuracy"):
        raise MoveRefused(NOT_DRAFTED)
    if checks_stand and not stand_why.strip():
        raise MoveRefused("Say why what agencies said of the facts stands for this draft.")
    last = last_draft(local_review)
    try:
        kept = keep_room_file(room=local_review.room, upload=upload, about_ref=local_review.ref)
    except FileRefused as refused:
        raise MoveRefused(str(refused)) from None
    made = Draft.objects.create(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, kept=kept,
        number=last.number + 1 if last else 1, given_by=actor.ref, changed=changed,
        checks_stand=checks_stand, stand_why=stand_why,
    )  # fmt: skip
    if not checks_stand:
        stop_checking(local_review)
    if local_review.state == "accuracy":
        ask_to_sign(local_review)
    return made


@operation("reviews.note_reading", on="draft")
def note_reading(actor: Actor, *, draft: Draft, who: str, read_on: date, came_back: str) -> DraftReading:
    """Note who read a draft, when, and what came back."""
    return DraftReading.objects.create(
        partnership=draft.partnership, room=draft.room, draft=draft, who=who, read_on=read_on, came_back=came_back,
        noted_by=actor.ref,
    )  # fmt: skip


@operation("reviews.begin_accuracy", on="local_review")
def begin_accuracy(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Have the facts of the last draft checked by agencies; partners are asked to sign it. Nothing more is gathered."""
    step(local_review, "begin_accuracy")
    owe_checks(local_review)
    stop_unless_gathered(local_review.incident)
    ask_to_sign(local_review)
    return local_review


@operation("reviews.ask_accuracy", on="local_review")
def ask_accuracy(
    actor: Actor, *, local_review: LocalReview, organisation: Organisation, extract: str, due_on: date
) -> AccuracyCheck:
    """Ask an agency whether the facts are right: its lead gets a letter without names, and a link to what concerns
    the agency alone. Asked again of a later draft, what it was asked before ends.

    Raises:
        MoveRefused: the facts are not being checked; it was asked of this draft; or nobody leads for it here.
    """
    insist_checking(local_review)
    draft, lead = last_draft(local_review), first_of(local_review.incident, organisation, LEADS)
    if draft is None or draft_was_asked(draft, organisation):
        raise MoveRefused(f"{organisation.name} was asked of this draft already.")
    if lead is None:
        raise MoveRefused(f"Nobody leads for {organisation.name} here. Appoint its lead first.")
    for earlier in local_review.checks.filter(organisation=organisation):
        notices.lift(record_ref=earlier.ref)
        end_grants(record_ref=earlier.ref)
    check = AccuracyCheck(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, draft=draft,
        organisation=organisation, lead=lead, due_on=due_on, extract=extract,
    )  # fmt: skip
    place = address("reviews:accuracy_check", ref=check.ref)
    records.open_record(check, label=f"Facts of {local_review.title}", address=place, sealed=True)
    send(check)
    return check


def draft_was_asked(draft: Draft, organisation: Organisation) -> bool:
    return AccuracyCheck.objects.filter(draft=draft, organisation=organisation).exists()


@operation("reviews.read_accuracy", on="accuracy_check")
def read_accuracy(actor: Actor, *, accuracy_check: AccuracyCheck) -> Opened:
    """Let whoever checks the facts at what they are shown and what they said, and at nothing else of the room."""
    return own_rows(accuracy_check, *accuracy_check.points.all())


def answered(check: AccuracyCheck, move: str) -> AccuracyCheck:
    insist_checking(check.local_review)
    records.move(check, move)
    notices.settle(record_ref=check.ref, what=CHECK)
    return check


@operation("reviews.confirm_facts", on="accuracy_check")
def confirm_facts(actor: Actor, *, accuracy_check: AccuracyCheck) -> AccuracyCheck:
    """Say that the facts are right."""
    return answered(accuracy_check, "confirm_facts")


@operation("reviews.make_points", on="accuracy_check")
def make_points(actor: Actor, *, accuracy_check: AccuracyCheck, points: Iterable[str]) -> AccuracyCheck:
    """Say what is not right, point by point."""
    answered(accuracy_check, "make_points")
    for said in points:
        AccuracyPoint.objects.create(
            partnership=accuracy_check.partnership, room=accuracy_check.room, accuracy_check=accuracy_check, said=said
        )
    return accuracy_check


@operation("reviews.settle_point", on="point")
def settle_point(actor: Actor, *, point: AccuracyPoint, taken: bool, why: str) -> AccuracyPoint:
    """Answer a point: it was taken, or why not.

    Raises:
        MoveRefused: it was not taken, and no reason is said.
    """
    if not taken and not why.strip():
        raise MoveRefused("Say why it is not taken: the agency may ask.")
    point.taken, point.why = taken, why
    point.save(update_fields=["taken", "why"])
    return point


@operation("reviews.sign_local_review", on="local_review")
def sign_local_review(actor: PersonActor, *, local_review: LocalReview, seen: str) -> Endorsement:
    """Sign the draft that stands for one's own safeguarding partner.

    Args:
        seen: the ref of the draft the signer was shown.

    Raises:
        MoveRefused: it is not there to be signed, was signed for this partner, or a later draft stands.
    """
    insist_checking(local_review)
    draft = last_draft(local_review)
    if draft is None or draft.ref != seen:
        raise MoveRefused("A later draft stands now. Read that one, and then sign it.")
    organisation = partner_of(actor, local_review.partnership)
    if organisation is None or organisation.name not in unsigned(local_review):
        raise MoveRefused("Your agency has signed this draft already.")
    made = signed(local_review, organisation=organisation, person=people.person(actor.ref), signed_on=clock.today())
    settle(local_review, f"{SIGN}_{organisation.ref}")
    return made


@operation("reviews.record_board_signature", on="board")
def record_board_signature(actor: Actor, *, board: Board, who: str, signed_on: date) -> Endorsement:
    """Record that another board signed the draft that stands, by whom, and when.

    Raises:
        MoveRefused: it is not there to be signed, or this board signed it.
    """
    insist_checking(board.local_review)
    if board.endorsements.filter(draft=last_draft(board.local_review)).exists():
        raise MoveRefused(f"{board.name} has signed this draft already.")
    return signed(board.local_review, board=board, who=who, signed_on=signed_on)


def signed(review: LocalReview, **by) -> Endorsement:
    return Endorsement.objects.create(
        partnership=review.partnership, room=review.room, local_review=review, draft=last_draft(review), **by
    )


@operation("reviews.finish_signing", on="local_review")
def finish_signing(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Mark it signed, once agencies have answered, their points are answered, and all have signed the last draft."""
    step(local_review, "finish_signing")
    stop_checking(local_review)
    return local_review


__all__ = [
    "ask_accuracy", "begin_accuracy", "confirm_facts", "finish_signing", "keep_draft", "make_points", "note_reading",
    "read_accuracy", "record_board_signature", "settle_point", "sign_local_review",
]  # fmt: skip
