"""Practitioners and the family of a local review. Nothing here sends anything to anybody."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.learn.reviews.models import FamilyContact, LocalReview, PractitionerEvent


@operation("reviews.add_event", on="local_review")
def add_event(actor: Actor, *, local_review: LocalReview, on: date, told: dict[str, str]) -> PractitionerEvent:
    """Plan or record a meeting with practitioners: who is invited by role, and what support they are offered."""
    return PractitionerEvent.objects.create(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, on=on, **told
    )


@operation("reviews.edit_event", on="event")
def edit_event(actor: Actor, *, event: PractitionerEvent, on: date, told: dict[str, str]) -> PractitionerEvent:
    """Put an event right, and write what practitioners told."""
    event.on = on
    for name, text in told.items():
        setattr(event, name, text)
    event.save(update_fields=["on", *told])
    return event


@operation("reviews.write_family_plan", on="local_review")
def write_family_plan(actor: Actor, *, local_review: LocalReview, told: dict[str, str]) -> LocalReview:
    """Write how the family is kept in touch with, how they wish to take part, which name stands for the child, and
    whether they wish to read it first."""
    for name, text in told.items():
        setattr(local_review, name, text)
    local_review.save(update_fields=list(told))
    return local_review


@operation("reviews.add_contact", on="local_review")
def add_contact(actor: Actor, *, local_review: LocalReview, on: date, told: dict[str, str]) -> FamilyContact:
    """Record a contact with the family that somebody made: the day, who, how, and what was said."""
    return FamilyContact.objects.create(
        partnership=local_review.partnership, room=local_review.room, local_review=local_review, on=on,
        noted_by=actor.ref, **told,
    )  # fmt: skip
