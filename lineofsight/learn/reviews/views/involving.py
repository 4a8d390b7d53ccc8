"""Practitioners and the family of a local review."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.reviews.forms.involving import ContactForm, EventForm, FamilyForm
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.services import involving as services
from lineofsight.learn.reviews.views.local_review import about


@may("reviews.add_event")
@in_room
def add_event(request: Visit, review, opened) -> HttpResponse:
    """Plan or record a meeting with practitioners."""
    return asked(
        request, EventForm(request.POST or None),
        lambda on, **given: services.add_event(request.actor, local_review=review, on=on, told=given),
        heading="An event with practitioners", submit="Save", done="It is saved.", **about(request, review),
    )  # fmt: skip


@may("reviews.edit_event")
@in_room
def edit_event(request: Visit, event, opened) -> HttpResponse:
    """Put an event right, and write what was told."""
    first = words(event, opened, *type(event).SAID) | {"on": event.on}
    return asked(
        request, EventForm(request.POST or None, initial=first),
        lambda on, **given: services.edit_event(request.actor, event=event, on=on, told=given),
        heading="An event with practitioners", submit="Save", done="It is saved.",
        **about(request, event.local_review),
    )  # fmt: skip


@may("reviews.write_family_plan")
@in_room
def write_family_plan(request: Visit, review, opened) -> HttpResponse:
    """Write the plan for the family, and their wishes."""
    first = words(review, opened, *type(review).FAMILY)
    return asked(
        request, FamilyForm(request.POST or None, initial=first),
        lambda **given: services.write_family_plan(request.actor, local_review=review, told=given),
        heading="The family’s part", submit="Save", done="It is saved.", **about(request, review),
    )  # fmt: skip


@may("reviews.add_contact")
@in_room
def add_contact(request: Visit, review, opened) -> HttpResponse:
    """Record a contact with the family."""
    return asked(
        request, ContactForm(request.POST or None),
        lambda on, **given: services.add_contact(request.actor, local_review=review, on=on, told=given),
        heading="A contact with the family", submit="Record it", done="It is recorded.",
        lede="What somebody did already. Nothing is sent from here.", **about(request, review),
    )  # fmt: skip
