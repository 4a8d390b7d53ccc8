"""A local review that does not go on: stopped before it was signed, because somebody else takes it."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.notices import services as notices
from lineofsight.core.records import services as records
from lineofsight.learn.reviews.models import LocalReview
from lineofsight.learn.reviews.services.accounts import stop_unless_gathered
from lineofsight.learn.reviews.services.review_steps import stop_checking
from lineofsight.learn.reviews.services.reviewer import let_reviewer_out


@operation("reviews.stop_review", on="local_review")
def stop_review(actor: Actor, *, local_review: LocalReview, stopped_for: str, why: str) -> LocalReview:
    """Stop it: nothing of it is owed, agencies' links end, its reviewer is let in no more, and its time runs no more.

    Args:
        stopped_for: who takes it, of a list. why: in words, which stay sealed.
    """
    records.move(local_review, "stop_review")
    local_review.stopped_for, local_review.stopped_why = stopped_for, why
    local_review.save(update_fields=["stopped_for", "stopped_why"])
    notices.lift(record_ref=local_review.ref)
    stop_checking(local_review)
    stop_unless_gathered(local_review.incident)
    let_reviewer_out(local_review)
    return local_review
