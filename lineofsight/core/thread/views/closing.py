"""Closing an action, and opening it again: by somebody from outside the agency that owns it."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.services import closing as services
from lineofsight.core.thread.views.frame import crumbs, own_address


def judged(request: Visit, action: Action, service, **words) -> HttpResponse:
    """Ask about a move of an action, and make it."""
    return ask(
        request, lambda **given: service(request.actor, action=action, **given), back=own_address(action),
        crumbs=crumbs(request, action), **words,
    )  # fmt: skip


@may("thread.send_back")
def send_back(request: Visit, action: Action) -> HttpResponse:
    """Send an action back to its owner."""
    return judged(
        request, action, services.send_back, heading="Send this back?", reason=True, confirm="Send it back",
        consequence=f"{action.owner.name} owes it again, and reads what is missing.", done="It is sent back.",
    )  # fmt: skip


@may("thread.close_action")
def close_action(request: Visit, action: Action) -> HttpResponse:
    """Close an action whose effect was tested."""
    return judged(
        request, action, services.close_action, heading="Close this action?", confirm="Close it", done="It is closed.",
        consequence="It ends here, with what its test found. It can be opened again.",
    )  # fmt: skip


@may("thread.close_untested")
def close_untested(request: Visit, action: Action) -> HttpResponse:
    """Close an action whose effect was not tested, openly."""
    return judged(
        request, action, services.close_untested, heading="Close this action untested?", reason=True, grave=True,
        consequence="Nobody will know whether it changed anything. It is counted as closed untested wherever closed "
        "actions are counted, with your reason.",
        confirm="Close it untested", done="It is closed untested.",
    )  # fmt: skip


@may("thread.reopen_action")
def reopen_action(request: Visit, action: Action) -> HttpResponse:
    """Open a closed action again."""
    return judged(
        request, action, services.reopen_action, heading="Open this action again?", reason=True,
        confirm="Open it again", consequence=f"{action.owner.name} owes it again.", done="It is open again.",
    )  # fmt: skip
