"""What each partner thinks of notifying, and what the council decides."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import AgainForm, NotForm, NotifyForm, ThenForm, ViewForm
from lineofsight.learn.reviews.services import deciding as services
from lineofsight.learn.reviews.views.frame import about


@may("reviews.say_view")
@in_room
def say_view(request: Visit, incident, opened) -> HttpResponse:
    """Say what one's own agency thinks of notifying."""
    return asked(
        request, ViewForm(request.POST or None),
        lambda **given: services.say_view(request.actor, incident=incident, **given),
        heading="What does your agency think of notifying?", submit="Record this view",
        lede="It is recorded with its time. What you said before stays. The council decides; where you disagree with "
        "it, the scrutineer is told the same day.",
        done="Your agency’s view is recorded.", **about(request, incident),
    )  # fmt: skip


@may("reviews.notify_incident")
@in_room
def notify_incident(request: Visit, incident, opened) -> HttpResponse:
    """Record the notification."""
    return asked(
        request, NotifyForm(request.POST or None, initial={"notified_on": clock.today()}),
        lambda **given: services.notify_incident(request.actor, incident=incident, opened=opened, **given),
        heading="Record the notification", submit="Record it: the rapid review begins",
        lede="Notify in the national system first: it reaches the Panel, Ofsted and the Department for Education. "
        "Enter here the number it gives.",
        done="The notification is recorded, and the rapid review has begun.", **about(request, incident),
    )  # fmt: skip


@may("reviews.decide_not_to_notify")
@in_room
def decide_not_to_notify(request: Visit, incident, opened) -> HttpResponse:
    """Decide not to notify."""
    return asked(
        request, NotForm(request.POST or None),
        lambda **given: services.decide_not_to_notify(request.actor, incident=incident, opened=opened, **given),
        heading="Decide not to notify", submit="Record the decision",
        lede="The reason is kept in the room. How many were not notified, and what was done instead, is reported each "
        "quarter.",
        done="The decision is recorded.", **about(request, incident),
    )  # fmt: skip


@may("reviews.finish_alternative")
@in_room
def finish_alternative(request: Visit, incident, opened) -> HttpResponse:
    """Note that what was decided instead of notifying was done."""
    return ask(
        request, lambda: services.finish_alternative(request.actor, incident=incident),
        heading="Was it held?", confirm="It was held", done="It is noted.",
        consequence="The discussion or audit that was decided on instead of notifying is owed no more. Word what was "
        "learned on the incident’s page.", **about(request, incident),
    )  # fmt: skip


@may("reviews.record_serious_case_review")
@in_room
def record_serious_case_review(request: Visit, incident, opened) -> HttpResponse:
    """Record what was decided by the rules of an earlier time."""
    return asked(
        request, ThenForm(request.POST or None),
        lambda **given: services.record_serious_case_review(request.actor, incident=incident, opened=opened, **given),
        heading="Record what was decided then", submit="Record it", done="It is recorded.",
        lede="The council knew of it before 29 June 2018: it fell under serious case reviews, and is judged by no "
        "later rule.", **about(request, incident),
    )  # fmt: skip


@may("reviews.redesignate_incident")
@in_room
def redesignate_incident(request: Visit, incident, opened) -> HttpResponse:
    """Record that it did not meet the criteria after all."""
    return asked(
        request, AgainForm(request.POST or None),
        lambda **given: services.redesignate_incident(request.actor, incident=incident, opened=opened, **given),
        heading="The criteria were not met after all", submit="Record it", done="It is recorded.",
        lede="Everything is kept, with who decided, when and why. Agencies are asked for nothing more. Tell the "
        "national Panel.", **about(request, incident),
    )  # fmt: skip


@may("reviews.reopen_decision")
@in_room
def reopen_decision(request: Visit, incident, opened) -> HttpResponse:
    """Decide again."""
    return asked(
        request, AgainForm(request.POST or None),
        lambda **given: services.reopen_decision(request.actor, incident=incident, **given),
        heading="Decide on it again", submit="Open it again", done="It is open to be decided on again.",
        lede="The clock is the one it was: if the day is past, it is late.", **about(request, incident),
    )  # fmt: skip
