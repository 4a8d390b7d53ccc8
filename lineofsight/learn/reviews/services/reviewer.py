"""Who leads a local review: let in to the room until a day, replaced, and let in no more."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grant
from lineofsight.core.people.models import Person
from lineofsight.core.sealed.rules import PARTS
from lineofsight.core.sealed.selectors import admitted
from lineofsight.core.sealed.services import admit_person
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import LocalReview
from lineofsight.learn.reviews.rules.local_review import OPEN
from lineofsight.learn.reviews.services.review_steps import write

OVER = "It is published or closed: that is not changed any more."
REVIEWER = "reviewer"


def insist_open(review: LocalReview) -> None:
    """It goes on.

    Raises:
        MoveRefused: it was published, closed or stopped.
    """
    if review.state not in OPEN:
        raise MoveRefused(OVER)


@operation("reviews.let_reviewer_in", on="local_review")
def let_reviewer_in(actor: Actor, *, local_review: LocalReview, until: date) -> LocalReview:
    """Let the lead reviewer in to the room until a day: accounts, timeline, rapid review, drafts, what practitioners
    and the family said. It ends by itself, and opens nothing else.

    Raises:
        MoveRefused: nobody is named; the review is over; or the day is past or more than a year ahead.
    """
    insist_open(local_review)
    if local_review.reviewer is None:
        raise MoveRefused("Name the reviewer in the terms first.")
    admit_person(actor, room=local_review.room, person=local_review.reviewer, part=REVIEWER, until=until)
    write(local_review, "reviews/reviewer_in", local_review.reviewer, until=until)
    return local_review


def let_reviewer_out(review: LocalReview) -> None:
    """Whoever led it is let in as its reviewer no more; what they are to the room besides is not touched."""
    if review.reviewer:
        for grant in admitted(review.room).filter(holder_ref=review.reviewer.ref, why=PARTS[REVIEWER]):
            end_grant(grant)


@operation("reviews.change_reviewer", on="local_review")
def change_reviewer(
    actor: Actor, *, local_review: LocalReview, reviewer: Person, contract: str, independence: str
) -> LocalReview:
    """Have somebody else lead it once its terms are agreed. The one before is let in no more; the new one is not let
    in by this.

    Raises:
        MoveRefused: the review is over, its terms are not agreed, or they lead it already.
    """
    insist_open(local_review)
    if local_review.state == "commissioned":
        raise MoveRefused("Its terms are not agreed yet. Name who leads it there.")
    if reviewer == local_review.reviewer:
        raise MoveRefused(f"{reviewer.name} leads it already.")
    let_reviewer_out(local_review)
    local_review.reviewer, local_review.contract, local_review.independence = reviewer, contract, independence
    local_review.save(update_fields=["reviewer", "contract", "independence"])
    return local_review
