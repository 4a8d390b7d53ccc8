"""The rapid review: its day plan, its aims, its signatures, its sending."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import Button, ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import ReviewForm, SentForm, ShiftForm
from lineofsight.learn.reviews.selectors.incidents import review_of, words
from lineofsight.learn.reviews.selectors.report import digest_of
from lineofsight.learn.reviews.services import rapid as services
from lineofsight.learn.reviews.views.frame import about


@may("reviews.move_milestone")
@in_room
def move_milestone(request: Visit, milestone, opened) -> HttpResponse:
    """Shift a milestone."""
    return asked(
        request, ShiftForm(request.POST or None, initial={"on": milestone.on}),
        lambda **given: services.move_milestone(request.actor, milestone=milestone, **given),
        heading="Shift this milestone", submit="Shift it", done="It is shifted.",
        lede="The day it was planned for stays beside it. The fifteen working days do not move.",
        **about(request, milestone.incident),
    )  # fmt: skip


@may("reviews.meet_milestone")
@in_room
def meet_milestone(request: Visit, milestone, opened) -> HttpResponse:
    """Note that a milestone was reached."""
    return ask(
        request, lambda: services.meet_milestone(request.actor, milestone=milestone), heading="Is this done?",
        consequence="It is noted with today’s day.", confirm="It is done", done="It is noted.",
        **about(request, milestone.incident),
    )  # fmt: skip


@may("reviews.write_review")
@in_room
def write_review(request: Visit, incident, opened) -> HttpResponse:
    """Write the review; it may be left at any time and come back to."""
    review = review_of(incident)
    first = (
        words(review, opened, *type(review).SAID) | {"step": review.step, "criteria": review.criteria} if review else {}
    )
    return asked(
        request, ReviewForm(request.POST or None, initial=first),
        lambda step, criteria, **given: services.write_review(
            request.actor, incident=incident, opened=opened, step=step, criteria=criteria, told=given
        ),
        heading="Write the rapid review", submit="Save", done="It is saved.",
        lede="What a partner signed before you change it is signed anew.", **about(request, incident),
    )  # fmt: skip


@may("reviews.sign_review")
@in_room
def sign_review(request: Visit, incident, opened) -> HttpResponse:
    """Sign the review as it stands."""
    return ask(
        request, lambda seen: services.sign_review(request.actor, incident=incident, opened=opened, seen=seen),
        heading="Sign this rapid review for your agency?", confirm="Sign it", done="You have signed it.",
        consequence="You sign what it says now, with your name. If a word of it is changed you are asked again.",
        instead=Button("Read it first", address("reviews:report", ref=incident.ref)),
        seen=digest_of(incident, opened), **about(request, incident),
    )  # fmt: skip


@may("reviews.send_review")
@in_room
def send_review(request: Visit, incident, opened) -> HttpResponse:
    """Mark the review sent."""
    return asked(
        request, SentForm(request.POST or None, initial={"sent_on": clock.today()}),
        lambda **given: services.send_review(request.actor, incident=incident, opened=opened, **given),
        heading="Mark the rapid review sent to the Panel", submit="It is sent", done="It is with the national Panel.",
        lede="Send the Word or PDF file by the Panel’s own route first. Agencies’ links end with it.",
        **about(request, incident),
    )  # fmt: skip
