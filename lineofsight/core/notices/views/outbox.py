"""The outbox: every message, and what a person does with one that did not go."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.notices import selectors, services
from lineofsight.core.notices.models import Message
from lineofsight.kernel.lifecycle import MoveRefused


@may("notices.see_outbox")
def outbox(request: Visit) -> HttpResponse:
    """Every message of the partnership, and what became of it."""
    listed = selectors.outbox(request.actor, request.partnership)
    about = {"listed": listed, "server": bool(settings.EMAIL_HOST), "crumbs": []}
    return render(request, "notices/outbox.html", about)


@may("notices.see_outbox_message")
def message(request: Visit, message: Message) -> HttpResponse:
    """One message. Its text is shown only to whoever must pass it on, and that it was read stands on the trail."""
    waiting = message.state in {"queued", "refused", "unknown"}
    passes_on = waiting and selectors.hand_delivered(request.actor).filter(pk=message.pk).exists()
    about = {
        "message": message,
        "text": services.read_message(request.actor, message=message) if passes_on else "",
        "waiting": waiting,
        "passes_on": passes_on,
        "server": bool(settings.EMAIL_HOST),
        "crumbs": [Crumb("Outbox", address("notices:outbox"))],
    }
    return render(request, "notices/message.html", about)


def confirmation(request: Visit) -> ConfirmForm:
    """The form of a move: valid when its button was pressed, and not when it comes back after a sign-in."""
    return ConfirmForm(request.POST if request.method == "POST" else None)


def moved(request: Visit, service, message: Message, said: str) -> HttpResponse:
    """Make a move of a message and go back to it; a refusal is said there."""
    try:
        service(request.actor, message=message)
        messages.success(request, said)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect(address("notices:message", ref=message.ref))


def asked(request: Visit, message: Message, heading: str, consequence: str, confirm: str) -> HttpResponse:
    about = {
        "heading": heading, "consequence": consequence, "confirm": confirm, "form": confirmation(request),
        "cancel_url": address("notices:message", ref=message.ref),
        "crumbs": [Crumb("Outbox", address("notices:outbox"))],
    }  # fmt: skip
    return render(request, "design/move.html", about)


@may("notices.see_outbox_message")
def resend_message(request: Visit, message: Message) -> HttpResponse:
    """Send a refused or perhaps-sent message again."""
    if confirmation(request).is_valid():
        return moved(request, services.resend_message, message, "The message is waiting to be sent again.")
    return asked(request, message, "Send this message again?", f"It goes to {message.to_address}.", "Send again")


@may("notices.see_outbox_message")
def hand_over_message(request: Visit, message: Message) -> HttpResponse:
    """Note that somebody passed a message on themselves."""
    if confirmation(request).is_valid():
        return moved(request, services.hand_over_message, message, "Noted: you passed it on yourself.")
    return asked(
        request, message, "Have you passed this message on yourself?",
        "Its text will no longer be shown here, and it will not be sent from here.", "Yes, I passed it on",
    )  # fmt: skip
