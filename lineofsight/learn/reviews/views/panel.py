"""The national Panel's answer, and what follows."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.reviews.forms import ResponseForm
from lineofsight.learn.reviews.services import panel as services
from lineofsight.learn.reviews.views.frame import about


@may("reviews.record_response")
@in_room
def record_response(request: Visit, incident, opened) -> HttpResponse:
    """Record what the Panel answered."""
    return asked(
        request, ResponseForm(request.POST or None),
        lambda **given: services.record_response(request.actor, incident=incident, **given),
        heading="What did the national Panel answer?", submit="Record it", done="The Panel’s answer is recorded.",
        lede="Where it disagrees, the review opens again to be decided and signed anew.", **about(request, incident),
    )  # fmt: skip


@may("reviews.reopen_review")
@in_room
def reopen_review(request: Visit, incident, opened) -> HttpResponse:
    """Open the rapid review again."""
    return ask(
        request, lambda: services.reopen_review(request.actor, incident=incident), heading="Open the review again?",
        consequence="It can be written and must be signed anew. What was sent, and when, stays.", confirm="Open it",
        done="The review is open again.", **about(request, incident),
    )  # fmt: skip


@may("reviews.reopen_incident")
@in_room
def reopen_incident(request: Visit, incident, opened) -> HttpResponse:
    """Open a closed incident again."""
    return ask(
        request, lambda: services.reopen_incident(request.actor, incident=incident), heading="Open it again?",
        consequence="It stands as answered by the Panel again, and what follows is settled anew.", confirm="Open it",
        done="It is open again.", **about(request, incident),
    )  # fmt: skip


@may("reviews.commission_local_review")
@in_room
def commission_local_review(request: Visit, incident, opened) -> HttpResponse:
    """Record that the local review is commissioned."""
    return ask(
        request, lambda: services.commission_local_review(request.actor, incident=incident),
        heading="Is the local review commissioned?", confirm="It is commissioned", done="It is recorded.",
        consequence="The incident then stands as one under a local child safeguarding practice review.",
        **about(request, incident),
    )  # fmt: skip


@may("reviews.hand_to_national")
@in_room
def hand_to_national(request: Visit, incident, opened) -> HttpResponse:
    """Record that the Panel reviews it nationally."""
    return ask(
        request, lambda: services.hand_to_national(request.actor, incident=incident),
        heading="Does the Panel review it nationally?", confirm="Record it", done="It is recorded.",
        consequence="The incident then stands as one under a national review.", **about(request, incident),
    )  # fmt: skip


@may("reviews.close_with_learning")
@in_room
def close_with_learning(request: Visit, incident, opened) -> HttpResponse:
    """Close it with what was learned."""
    return ask(
        request, lambda: services.close_with_learning(request.actor, incident=incident), heading="Close this incident?",
        consequence="The rapid review is enough, as the partners decided. It can be opened again.", confirm="Close it",
        done="It is closed.", **about(request, incident),
    )  # fmt: skip


@may("reviews.finish_incident")
@in_room
def finish_incident(request: Visit, incident, opened) -> HttpResponse:
    """Close it after its local review."""
    return ask(
        request, lambda: services.finish_incident(request.actor, incident=incident), heading="Close this incident?",
        consequence="Its local review has ended, and what was learned is acted on. It can be opened again.",
        confirm="Close it", done="It is closed.", **about(request, incident),
    )  # fmt: skip
