"""Writes of notices: messages queued in the transaction that causes them, sent by the worker; and what is due."""

import smtplib
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.jobs import later
from lineofsight.core.access.models import Grant
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.core.access.services import new_code, new_link
from lineofsight.core.notices.letters import Letter, link_address, write_letter
from lineofsight.core.notices.lifecycle import MESSAGE
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.refs import new_ref

PLACE = {"table": "notices_message", "column": "text"}
# A message still "sending" after this long was lost when its worker stopped.
LOST_AFTER = timedelta(minutes=10)


def queue(letter: Letter, *, to: Person | None = None, address: str = "", about_ref: str = "") -> Message:
    """Queue a letter to a person, at their registered address, or to a bare address (an account's own mail)."""
    ref = new_ref()
    message = Message.objects.create(
        ref=ref,
        partnership=current_partnership(),
        person=to,
        to_address=to.email if to else address,
        about_ref=about_ref,
        kind=letter.kind,
        subject=letter.subject,
        text=seal(letter.text.encode(), ref=ref, **PLACE),
        message_id=f"<{ref}.{int(clock.now().timestamp())}@lineofsight>",
        asked_by=acting().ref,
    )
    if settings.EMAIL_HOST:
        later("notices.deliver_message", ref=ref)
    return message


def text_of(message: Message) -> str:
    """What a message says."""
    return unseal(bytes(message.text), ref=message.ref, **PLACE).decode()


def shift(message: Message, key: str, **changes) -> Message:
    """Make a move of a message's lifecycle, from the state it was judged in."""
    target = MESSAGE.target(key, message.state, None)
    if not Message.objects.filter(pk=message.pk, state=message.state).update(state=target, **changes):
        raise MoveRefused("Somebody else changed this message a moment ago.")
    message.refresh_from_db()
    return message


@operation("notices.deliver_message", kinds=("system",))
def deliver_message(actor: Actor, *, ref: str) -> Message | None:
    """Claim a queued message and hand it to the mail server once the claim stands; safe to run twice."""
    message = Message.objects.filter(ref=ref, state="queued").first()
    if message is None or not settings.EMAIL_HOST:
        return None
    shift(message, "send", handed_over_at=clock.now())
    later("notices.hand_message_to_server", ref=ref)
    return message


@operation("notices.hand_message_to_server", kinds=("system",))
def hand_message_to_server(actor: Actor, *, ref: str) -> Message | None:
    """Hand a claimed message to the mail server, once, and write down what the server said."""
    message = Message.objects.select_for_update().filter(ref=ref, state="sending").first()
    if message is None:
        return None
    mail = EmailMessage(
        message.subject, text_of(message), to=[message.to_address], headers={"Message-ID": message.message_id}
    )
    try:
        with get_connection() as connection:
            connection.send_messages([mail])
    except smtplib.SMTPServerDisconnected as problem:
        return shift(message, "lose", answer=str(problem)[:300])
    except (smtplib.SMTPException, OSError) as problem:
        return shift(message, "refuse", answer=str(problem)[:300])
    return shift(message, "accept")


@operation("notices.send_waiting", kinds=("system",))
def send_waiting(actor: Actor) -> int:
    """Ask for the sending of what waits: written before a mail server was set up, or left by a worker that stopped."""
    waiting = Message.objects.filter(state="queued") if settings.EMAIL_HOST else Message.objects.none()
    for message in waiting:
        later("notices.deliver_message", ref=message.ref)
    return len(waiting)


@operation("notices.mark_lost", kinds=("system",))
def mark_lost(actor: Actor) -> int:
    """Mark messages whose worker stopped while sending: a person decides whether to send them again."""
    lost = Message.objects.filter(state="sending", handed_over_at__lt=clock.now() - LOST_AFTER)
    return len([shift(message, "lose", answer="The worker stopped while sending.") for message in lost])


@operation("notices.read_message", on="message")
def read_message(actor: Actor, *, message: Message) -> str:
    """Read what a message says, to pass it on by hand: it may hold somebody's personal link, so it is on the trail."""
    return text_of(message)


@operation("notices.resend_message", on="message", permission="notices.see_outbox_message")
def resend_message(actor: Actor, *, message: Message) -> Message:
    """Queue a refused or perhaps-sent message again."""
    shift(message, "resend")
    if settings.EMAIL_HOST:
        later("notices.deliver_message", ref=message.ref)
    return message


@operation("notices.hand_over_message", on="message", permission="notices.see_outbox_message")
def hand_over_message(actor: Actor, *, message: Message) -> Message:
    """Note that somebody passed the message on themselves."""
    return shift(message, "hand_over", handed_over_at=clock.now())


@operation("notices.invite_person", on="person")
def invite_person(actor: Actor, *, person: Person) -> Message:
    """Invite a person to make their account; an earlier invitation ends."""
    return write_invitation(person)


@operation("notices.invite_manager", on="person")
def invite_manager(actor: Actor, *, person: Person) -> Message:
    """Invite a partnership's first business manager; an earlier invitation ends."""
    return write_invitation(person)


def write_invitation(person: Person) -> Message:
    secret = people.invite(person)
    letter = write_letter("notices/invite", person=person, partnership=current_partnership(), link=link_address(secret))
    return queue(letter, to=person, about_ref=person.ref)


@operation("notices.send_code", kinds=("grant",))
def send_code(actor: Actor, *, grant: Grant) -> Message:
    """Send a sign-off code to the registered address of a grant's holder."""
    holder = Person.objects.get(ref=actor.ref)
    letter = write_letter("notices/code", person=holder, partnership=grant.partnership, code=new_code(grant))
    return queue(letter, to=holder, about_ref=grant.record_ref)


def send_link(letter_kind: str, *, to: Person, grant: Grant, **about: object) -> Message:
    """Send a letter with a link that serves a grant. Called inside the operation that gives or renews it."""
    letter = write_letter(letter_kind, person=to, link=link_address(new_link(grant)), **about)
    return queue(letter, to=to, about_ref=grant.record_ref)


def owe(
    *, record_ref: str, what: str, title: str, address: str, on: date, person: Person | None = None,
    organisation: Organisation | None = None, role: str = "",
) -> Due:  # fmt: skip
    """Write down that something is owed, once for a record and a word; asked again it changes the day."""
    due, _ = Due.objects.update_or_create(
        record_ref=record_ref,
        what=what,
        defaults={
            "partnership": current_partnership(), "title": title, "address": address, "on": on, "person": person,
            "organisation": organisation, "role": role, "done_at": None,
        },
    )  # fmt: skip
    return due


def settle(*, record_ref: str, what: str) -> None:
    """Note that what was owed is done."""
    Due.objects.filter(record_ref=record_ref, what=what, done_at=None).update(done_at=clock.now())
