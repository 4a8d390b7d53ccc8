"""Handing messages to the mail server."""

import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.jobs import later
from lineofsight.core.access.operations import operation
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services.messages import shift, text_of
from lineofsight.kernel import clock

# A message still "sending" after this long was lost when its worker stopped.
LOST_AFTER = timedelta(minutes=10)


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
