"""A local review: begun, its terms agreed, its reviewer let in, its steps taken, its delays and what holds it noted."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Board, Delay, Incident, LocalReview, Proceeding
from lineofsight.learn.reviews.rules.local_review import EDITION, OVER, due, refused_to_begin
from lineofsight.learn.reviews.selectors.local_reviews import facts
from lineofsight.learn.reviews.services import owing
from lineofsight.learn.reviews.services.accounts import stop_unless_gathered
from lineofsight.learn.reviews.services.checks import lift_checks
from lineofsight.learn.reviews.services.review_steps import (
    LOOK,
    NEXT,
    TIME,
    held,
    lift_signing,
    owe,
    owe_next,
    owe_time,
    settle,
    stop_checking,
)
from lineofsight.learn.reviews.services.reviewer import insist_open, let_reviewer_out

LOOKED_AT = "The day it is looked at again, local"
AGREED = "Its terms are agreed. What changes in them is agreed by the partnership, and written in the draft log."


@operation("reviews.begin_local_review", on="incident")
def begin_local_review(actor: Actor, *, incident: Incident, kind: str, decided_on: date) -> LocalReview:
    """Begin a local review of an incident, in its room and under its key. Its time runs from the day it was decided
    on, and its last day never moves.

    Raises:
        MoveRefused: what was decided of the incident does not lead to a review of this kind; another is open; or the
            day has not come, or is before the council became aware.
    """
    last = incident.decisions.last()
    if sentence := refused_to_begin(kind, incident.state, last.alternative if last else ""):
        raise MoveRefused(sentence)
    if incident.local_reviews.exclude(state__in=OVER).exists():
        raise MoveRefused("A local review of it is open. Close that one first.")
    if not incident.aware_on <= decided_on <= clock.today():
        raise MoveRefused("The day must lie between the day the council became aware and today.")
    review = LocalReview(
        partnership=incident.partnership, room=incident.room, incident=incident, kind=kind, edition=EDITION,
        decided_on=decided_on, due_on=due(kind, decided_on),
    )  # fmt: skip
    place = address("reviews:local_review", ref=review.ref)
    records.open_record(review, label=review.title, address=place, sealed=True)
    if kind != "request":
        owing.settle(incident, owing.STEP)
    owe_time(review)
    return owe_next(review)


@operation("reviews.write_terms", on="local_review")
def write_terms(
    actor: Actor, *, local_review: LocalReview, reviewer: Person | None, price: int | None, methods: list[str],
    told: dict[str, str],
) -> LocalReview:  # fmt: skip
    """Write the terms so far: what is asked, of which years, how, by whom and for what price, which the partnership
    fixes. Where somebody else is named who was let in to lead it, they are let in no more.

    Raises:
        MoveRefused: they are agreed.
    """
    if local_review.state != "commissioned":
        raise MoveRefused(AGREED)
    if reviewer != local_review.reviewer:
        let_reviewer_out(local_review)
    local_review.reviewer, local_review.price, local_review.methods = reviewer, price, methods
    for name, text in told.items():
        setattr(local_review, name, text)
    local_review.save(update_fields=["reviewer", "price", "methods", *told])
    return local_review


@operation("reviews.add_board", on="local_review")
def add_board(actor: Actor, *, local_review: LocalReview, kind: str, name: str) -> Board:
    """Name another board that holds the review jointly: it signs for itself.

    Raises:
        MoveRefused: it is no joint review, or its terms are agreed.
    """
    if local_review.kind != "joint":
        raise MoveRefused("Only a joint review has other boards.")
    if local_review.state != "commissioned":
        raise MoveRefused(AGREED)
    return Board.objects.create(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, kind=kind, name=name
    )


@operation("reviews.drop_board", on="board")
def drop_board(actor: Actor, *, board: Board) -> LocalReview:
    """Take out a board that was named by mistake, before the terms are agreed."""
    review = board.local_review
    if review.state != "commissioned":
        raise MoveRefused(AGREED)
    board.delete()
    return review


def step(review: LocalReview, move: str) -> LocalReview:
    """Make a move, and owe the step that follows."""
    held(review)
    return owe_next(records.move(review, move, facts=facts(review)))


@operation("reviews.agree_terms", on="local_review")
def agree_terms(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Record that the partnership agreed the terms, and fixed the price."""
    return step(local_review, "agree_terms")


@operation("reviews.begin_gathering", on="local_review")
def begin_gathering(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Begin to gather: accounts, practitioners, the family."""
    return step(local_review, "begin_gathering")


@operation("reviews.begin_drafting", on="local_review")
def begin_drafting(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Begin to draft the report."""
    return step(local_review, "begin_drafting")


@operation("reviews.draft_again", on="local_review")
def draft_again(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Take it back to be drafted again. What was signed stays in the history; the next draft is signed anew."""
    held(local_review)
    lift_signing(local_review)
    lift_checks(local_review)
    return step(local_review, "draft_again")


@operation("reviews.prepare_publication", on="local_review")
def prepare_publication(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Begin what has to be done before it is published."""
    return step(local_review, "prepare_publication")


@operation("reviews.prepare_again", on="local_review")
def prepare_again(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Begin anew what has to be done before it is published, once what it published was taken back: each line of the
    checklist is dated anew, and another text is written and checked. What was published before stays in the room."""
    made = step(local_review, "prepare_again")
    owe_time(made)
    return made


@operation("reviews.close_review", on="local_review")
def close_review(actor: Actor, *, local_review: LocalReview) -> LocalReview:
    """Close it: it is published, or is of a kind that need not be. Nothing of it is owed, and agencies' links end."""
    held(local_review)
    records.move(local_review, "close_review", facts=facts(local_review))
    settle(local_review, NEXT, TIME)
    notices.lift(record_ref=local_review.ref)
    stop_checking(local_review)
    stop_unless_gathered(local_review.incident)
    return local_review


@operation("reviews.note_delay", on="local_review")
def note_delay(actor: Actor, *, local_review: LocalReview, reason: str, told_on: date | None, note: str) -> Delay:
    """Note why it takes longer, and when the national Panel was told. The day it is due does not move, and what was
    learned is acted on meanwhile."""
    insist_open(local_review)
    return Delay.objects.create(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, reason=reason,
        told_on=told_on, note=note, set_by=actor.ref,
    )  # fmt: skip


@operation("reviews.add_proceeding", on="local_review")
def add_proceeding(
    actor: Actor, *, local_review: LocalReview, kind: str, body: str, holds: bool, from_on: date,
    look_again_on: date, note: str,
) -> Proceeding:  # fmt: skip
    """Note a proceeding beside it, and whether it holds publication. It is looked at again on a day.

    Raises:
        MoveRefused: the review is over, or the day to look again is past.
    """
    held(local_review)
    insist_open(local_review)
    made = Proceeding(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, kind=kind, body=body,
        holds=holds, from_on=from_on, look_again_on=look_again_on, note=note,
    )  # fmt: skip
    insist_ahead(look_again_on)
    made.save()
    owe_look(made)
    return made


def insist_ahead(day: date) -> None:
    if day < clock.today():
        raise MoveRefused("Look at it again on a day that is still to come.")


def owe_look(made: Proceeding) -> None:
    owe(made.local_review, f"{LOOK}_{made.ref}", "Look again at what goes on beside it", made.look_again_on, LOOKED_AT,
        role=Role.BUSINESS_MANAGER)  # fmt: skip


@operation("reviews.move_proceeding", on="proceeding")
def move_proceeding(actor: Actor, *, proceeding: Proceeding, holds: bool, look_again_on: date) -> Proceeding:
    """Note that it was looked at: whether it holds publication now, and when it is looked at next.

    Raises:
        MoveRefused: the review is over, or the day to look again is past.
    """
    held(proceeding.local_review)
    insist_open(proceeding.local_review)
    insist_ahead(look_again_on)
    Proceeding.objects.filter(pk=proceeding.pk).update(holds=holds, look_again_on=look_again_on)
    proceeding.refresh_from_db(fields=["holds", "look_again_on"])
    owe_look(proceeding)
    return proceeding


@operation("reviews.end_proceeding", on="proceeding")
def end_proceeding(actor: Actor, *, proceeding: Proceeding, ended_on: date) -> Proceeding:
    """Note that it ended: it holds nothing any more, and stays in the history with its days.

    Raises:
        MoveRefused: the day is before it began, or has not come.
    """
    if not proceeding.from_on <= ended_on <= clock.today():
        raise MoveRefused("The day must lie between the day it began and today.")
    Proceeding.objects.filter(pk=proceeding.pk).update(ended_on=ended_on)
    proceeding.refresh_from_db(fields=["ended_on"])
    settle(proceeding.local_review, f"{LOOK}_{proceeding.ref}")
    return proceeding
