"""Handing messages to the mail server: claimed, handed over, and what became of it written down.

No transaction is open while a server answers. A worker that is killed before the claim leaves the message waiting; one
that is killed after it leaves a message whose fate nobody knows, and a person decides.
"""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django_tasks import task

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.jobs import later_at
from lineofsight.core.access.operations import operation
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.rules import wait_before
from lineofsight.core.notices.services.messages import shift, text_of
from lineofsight.core.notices.smtp import Outcome, hand_over
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused

# A message still "sending" after this long was lost when its worker stopped.
LOST_AFTER = timedelta(minutes=10)
LONGEST_ANSWER = 300
WORKER = system("mail")


@task()
def post(ref: str) -> None:
    """Hand one waiting message to the mail server. Not one operation but two, with the server's answer between them."""
    message = due_for_posting().filter(ref=ref).first()
    if message is None:
        return
    mail = EmailMessage(
        message.subject, text_of(message), to=[message.to_address], headers={"Message-ID": message.message_id}
    )
    outcome = hand_over(mail, lambda: claim_message(WORKER, ref=ref) is not None)
    if outcome:
        note_answer(WORKER, ref=ref, outcome=outcome)


def ask_to_post(message: Message) -> None:
    """Have a message handed over by the worker, now or when it is to be tried again; without a server, not at all."""
    if not settings.EMAIL_HOST:
        return
    asked = post.using(run_after=message.next_try_at) if message.next_try_at else post
    asked.enqueue(message.ref)


def due_for_posting():
    """The messages that wait and are to be tried now; none without a mail server."""
    if not settings.EMAIL_HOST:
        return Message.objects.none()
    return Message.objects.filter(Q(next_try_at=None) | Q(next_try_at__lte=clock.now()), state="queued")


@operation("notices.claim_message", kinds=("system",))
def claim_message(actor: Actor, *, ref: str) -> Message | None:
    """Claim a waiting message for this worker, in the moment before it is handed over; none when it is not waiting."""
    message = Message.objects.filter(ref=ref, state="queued").first()
    try:
        return shift(message, "send", handed_over_at=clock.now()) if message else None
    except MoveRefused:
        return None


@operation("notices.note_answer", kinds=("system",))
def note_answer(actor: Actor, *, ref: str, outcome: Outcome) -> Message | None:
    """Write down what became of a message; one that is put off is tried again, after longer each time."""
    message = Message.objects.select_for_update().filter(ref=ref).exclude(state__in=("sent", "by_hand")).first()
    if message is None:
        return None
    changes: dict = {"answer": outcome.answer[:LONGEST_ANSWER], "next_try_at": None}
    if outcome.move == "put_off":
        changes |= {"tries": message.tries + 1, "next_try_at": clock.now() + wait_before(message.tries + 1)}
    try:
        shift(message, outcome.move, **changes)
    except MoveRefused:
        return None
    if outcome.move == "put_off":
        ask_to_post(message)
    return message


@operation("notices.send_waiting", kinds=("system",))
def send_waiting(actor: Actor) -> int:
    """Ask for the sending of what waits: written before a mail server was set up, or left by a worker that stopped."""
    waiting = list(due_for_posting())
    for message in waiting:
        ask_to_post(message)
    return len(waiting)


@operation("notices.mark_lost", kinds=("system",))
def mark_lost(actor: Actor) -> int:
    """Mark messages whose worker stopped while sending: a person decides whether to send them again."""
    lost = Message.objects.filter(state="sending", handed_over_at__lt=clock.now() - LOST_AFTER)
    return sum(mark(message) for message in lost)


def mark(message: Message) -> bool:
    try:
        shift(message, "lose", answer="The worker stopped while sending.")
    except MoveRefused:  # its worker had not stopped, and has just written down the answer
        return False
    return True


@operation("notices.resume_posting", kinds=("system",))
def resume_posting(actor: Actor) -> int:
    """Take up, as the installation starts, what an earlier worker left: send what waits, and look again for what was
    being sent, once it is certain that nobody sends it any more."""
    later_at(clock.now() + LOST_AFTER, "notices.mark_lost")
    waiting = list(due_for_posting())
    for message in waiting:
        ask_to_post(message)
    return len(waiting)
