"""The rapid review: its day plan kept, its four aims written, signed by all three partners, sent."""

from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Incident, Milestone, RapidReview, Sending, SignOff
from lineofsight.learn.reviews.selectors.incidents import facts, missing, unsigned
from lineofsight.learn.reviews.selectors.partners import partner_of, partners
from lineofsight.learn.reviews.selectors.report import digest_of
from lineofsight.learn.reviews.services.accounts import stop_unless_gathered
from lineofsight.learn.reviews.services.owing import DAYS, REVIEW, SIGN, STEP, settle
from lineofsight.learn.reviews.services.planning import owe_milestone, owed_as
from lineofsight.learn.reviews.services.signing import ask_to_sign

CHANGED = "It was changed after you opened this page. Read it again, and then sign it."
NOT_OPEN = "The rapid review is not open."


@operation("reviews.move_milestone", on="milestone")
def move_milestone(actor: Actor, *, milestone: Milestone, on: date) -> Milestone:
    """Shift a milestone. The day it was planned for stays beside it, and the clock does not move.

    Raises:
        MoveRefused: the rapid review is not open, so nothing is planned.
    """
    if milestone.incident.state != "reviewing":
        raise MoveRefused(NOT_OPEN)
    Milestone.objects.filter(pk=milestone.pk).update(on=on, done_on=None)
    milestone.refresh_from_db()
    owe_milestone(milestone)
    return milestone


@operation("reviews.meet_milestone", on="milestone")
def meet_milestone(actor: Actor, *, milestone: Milestone) -> Milestone:
    """Note that a milestone was reached."""
    if milestone.done_on:
        raise MoveRefused("It was noted already.")
    Milestone.objects.filter(pk=milestone.pk).update(done_on=clock.today())
    milestone.refresh_from_db()
    settle(milestone.incident, f"plan_{milestone.key}")
    return milestone


@operation("reviews.write_review", on="incident")
def write_review(
    actor: Actor, *, incident: Incident, step: str, criteria: list[str], opened: Opened, told: dict[str, str]
) -> RapidReview:
    """Save what the rapid review says so far. Whoever signed it as it stood before signs it again.

    Once everything is answered each partner's own person owes the signature.
    """
    if incident.state != "reviewing":
        raise MoveRefused(NOT_OPEN)
    review = RapidReview.objects.filter(incident=incident).first() or RapidReview(
        partnership=incident.partnership, room=incident.room, incident=incident
    )
    review.step, review.criteria = step, criteria
    for name, text in told.items():
        setattr(review, name, text)
    review.save()
    if not missing(incident, opened):
        ask_to_sign(incident, digest_of(incident, opened))
    return review


@operation("reviews.sign_review", on="incident")
def sign_review(actor: PersonActor, *, incident: Incident, opened: Opened, seen: str) -> SignOff:
    """Sign the rapid review for one's own safeguarding partner, as it was seen.

    Args:
        seen: the digest of what the signer was shown.

    Raises:
        MoveRefused: it is not open, does not answer everything yet, or was changed since it was seen.
    """
    if incident.state != "reviewing":
        raise MoveRefused(NOT_OPEN)
    if lacking := missing(incident, opened):
        raise MoveRefused(f"It does not answer everything yet: {'; '.join(lacking)}.")
    if seen != digest_of(incident, opened):
        raise MoveRefused(CHANGED)
    organisation = partner_of(actor, incident.partnership)
    made = SignOff.objects.create(
        partnership=incident.partnership, room=incident.room, incident=incident, organisation=organisation,
        person=people.person(actor.ref), digest=seen,
    )  # fmt: skip
    settle(incident, f"{SIGN}_{organisation.ref}")
    return made


@operation("reviews.send_review", on="incident")
def send_review(actor: Actor, *, incident: Incident, opened: Opened, sent_on: date) -> Incident:
    """Mark the rapid review sent to the national Panel, once all three partners signed what stands. The clock is judged
    by the first time; each time is kept.

    Raises:
        MoveRefused: an aim is not answered, or a signature is missing; or the day does not lie in the review.
    """
    if not (incident.notified_on or sent_on) <= sent_on <= clock.today():
        raise MoveRefused("The day must lie between the notification and today.")
    lacking = unsigned(incident, digest_of(incident, opened))
    records.move(incident, "send_review", facts=facts(incident, opened, unsigned=lacking))
    Sending.objects.create(partnership=incident.partnership, room=incident.room, incident=incident, sent_on=sent_on)
    if incident.sent_on is None:
        Incident.objects.filter(pk=incident.pk).update(sent_on=sent_on)
        incident.refresh_from_db(fields=DAYS)
    signatures = (f"{SIGN}_{each.organisation.ref}" for each in partners(incident.partnership))
    settle(incident, REVIEW, STEP, *signatures, *(owed_as(each) for each in incident.milestones.all()))
    stop_unless_gathered(incident)
    return incident
