"""Looks at a plan on the way: set for a day, held with what was found, moved with a reason."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.thread.services.owing import shortened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Plan, ReviewPoint
from lineofsight.lead.business_plan.rules.dated import DatedFacts, another_day
from lineofsight.lead.business_plan.services.owing import HOLD, owe_look


@operation("business_plan.set_review_point", on="plan")
def set_review_point(actor: Actor, *, plan: Plan, on: date, about: str) -> ReviewPoint:
    """Set a day on which a plan is looked at. The business manager owes the look once the plan is agreed.

    Raises:
        MoveRefused: the plan has ended, or the day has gone.
    """
    if plan.state not in {"draft", "agreed"}:
        raise MoveRefused("The plan has ended, so that it is looked at no more.")
    if on <= clock.today():
        raise MoveRefused("Choose a day that lies ahead.")
    point = begin(plan, on, about)
    owe_look(point)
    return point


def begin(plan: Plan, on: date, about: str) -> ReviewPoint:
    """Open a look. Called inside the operation that does."""
    point = ReviewPoint(partnership=plan.partnership, plan=plan, on=on, about=about)
    place = address("business_plan:plan", ref=plan.ref)
    return records.open_record(point, label=shortened(f"Look at “{plan.name}”: {about}"), address=place)


@operation("business_plan.hold_review_point", on="point")
def hold_review_point(actor: Actor, *, point: ReviewPoint, found: str, found_on: date) -> ReviewPoint:
    """Say what a look found."""
    records.move(point, "hold_review_point", facts=DatedFacts(clock.today(), found, found_on))
    ReviewPoint.objects.filter(pk=point.pk).update(found=found, found_on=found_on, found_by=people.person(actor.ref))
    point.refresh_from_db()
    notices.settle(record_ref=point.ref, what=HOLD)
    return point


@operation("business_plan.move_review_point", on="point")
def move_review_point(actor: Actor, *, point: ReviewPoint, on: date, reason: str) -> ReviewPoint:
    """Change the day of a look, and say why; the old day stays to be seen."""
    sentence = another_day(point.on, on, clock.today())
    if sentence:
        raise MoveRefused(sentence)
    records.move(point, "move_review_point", reason=f"From {day(point.on)} to {day(on)}: {reason}")
    ReviewPoint.objects.filter(pk=point.pk).update(on=on)
    point.refresh_from_db()
    owe_look(point)
    return point


@operation("business_plan.drop_review_point", on="point")
def drop_review_point(actor: Actor, *, point: ReviewPoint, reason: str) -> ReviewPoint:
    """Do without a look, and say why."""
    records.move(point, "drop_review_point", reason=reason)
    notices.lift(record_ref=point.ref)
    return point
