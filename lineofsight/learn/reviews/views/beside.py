"""What delays a local review, and what goes on beside it."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.local_review import DelayForm, EndForm, LookForm, ProceedingForm
from lineofsight.learn.reviews.services import local_review as services
from lineofsight.learn.reviews.views.local_review import about


@may("reviews.note_delay")
@in_room
def note_delay(request: Visit, review, opened) -> HttpResponse:
    """Note a delay."""
    return asked(
        request, DelayForm(request.POST or None),
        lambda **given: services.note_delay(request.actor, local_review=review, **given),
        heading="Note a delay", submit="Note it", done="It is noted.", **about(request, review),
        lede="The day it is due does not move, and what was learned is acted on meanwhile.",
    )  # fmt: skip


@may("reviews.add_proceeding")
@in_room
def add_proceeding(request: Visit, review, opened) -> HttpResponse:
    """Note what goes on beside it."""
    return asked(
        request, ProceedingForm(request.POST or None, initial={"from_on": clock.today()}),
        lambda **given: services.add_proceeding(request.actor, local_review=review, **given),
        heading="What goes on beside it?", submit="Note it", done="It is noted.", **about(request, review),
        lede="While it holds publication nothing is published. What was learned may still be released and acted on.",
    )  # fmt: skip


@may("reviews.move_proceeding")
@in_room
def move_proceeding(request: Visit, proceeding, opened) -> HttpResponse:
    """Note that it was looked at."""
    return asked(
        request, LookForm(request.POST or None, initial={"holds": proceeding.holds}),
        lambda **given: services.move_proceeding(request.actor, proceeding=proceeding, **given),
        heading="You looked at it again", submit="Note it", done="It is noted.",
        **about(request, proceeding.local_review),
    )  # fmt: skip


@may("reviews.end_proceeding")
@in_room
def end_proceeding(request: Visit, proceeding, opened) -> HttpResponse:
    """Note that it ended."""
    return asked(
        request, EndForm(request.POST or None),
        lambda **given: services.end_proceeding(request.actor, proceeding=proceeding, **given),
        heading="It has ended", submit="Note it", done="It holds nothing any more.",
        **about(request, proceeding.local_review),
    )  # fmt: skip
