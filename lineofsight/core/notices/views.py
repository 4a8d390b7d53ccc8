"""Pages of notices: the outbox, invitations, and the arrival of a link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import lost_posts
from lineofsight.core.access import services as access
from lineofsight.core.access.doors import by_grant, may
from lineofsight.core.access.models import Grant
from lineofsight.core.access.scope import scope
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.notices import selectors, services
from lineofsight.core.notices.models import Message
from lineofsight.core.people import selectors as people
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.people.models import Person
from lineofsight.core.records import selectors as records
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


@may("notices.invite_person")
def invite_person(request: Visit, person: Person) -> HttpResponse:
    """Invite a person to make their account, after showing what they will get."""
    form = confirmation(request)
    if form.is_valid():
        services.invite_person(request.actor, person=person)
        where = "It stands in the outbox." if not settings.EMAIL_HOST else "It is on its way."
        messages.success(request, f"The invitation to {person.name} is written. {where}")
        return redirect(address("people:people"))
    about = {
        "heading": f"Invite {person.name}?",
        "consequence": f"We will write to {person.email} with a personal link, which lasts 14 days. An earlier "
        "invitation stops working.",
        "confirm": "Invite",
        "form": form,
        "cancel_url": address("people:people"),
        "crumbs": [Crumb("People", address("people:people"))],
    }
    return render(request, "design/move.html", about)


@by_grant
def open_link(request: Visit, secret: str) -> HttpResponse:
    """The arrival of a link. Opening it changes nothing; Continue exchanges it for a session of its grant."""
    opened = access.open_link(secret)
    if opened.grant is None or opened.problem:
        return render(request, "notices/link_closed.html", {"problem": opened.problem}, status=410)
    if request.method == "POST" and access.exchange_link(request.actor, secret=secret):
        return exchanged(request, opened.grant)
    holder = people.person(opened.grant.holder_ref)
    about = {"grant": opened.grant, "holder": holder, "signed_in": request.user.is_authenticated}
    return render(request, "notices/open_link.html", about)


def exchanged(request: Visit, grant: Grant) -> HttpResponse:
    """Begin the session of a grant: whoever was signed in here is signed out, so that it can do that and no more."""
    logout(request)
    request.session[GRANT] = grant.ref
    if lost_posts.kept_for(request):
        return redirect("access:kept")
    return redirect(landing(grant))


def landing(grant: Grant) -> str:
    """Where a grant's holder begins: their invitation, or the record's own page. Scope is opened for the look-up."""
    if grant.record_kind == "people.person":
        return address("joining:join", ref=grant.record_ref)
    with scope(grant.partnership):
        return records.card(grant.record_ref).address
