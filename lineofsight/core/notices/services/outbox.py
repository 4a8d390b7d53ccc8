"""The outbox: messages queued in the transaction that causes them, and what a person does with one that did not go."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.sealing import seal
from lineofsight.core.notices.letters import Letter
from lineofsight.core.notices.lifecycle import MESSAGE
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services.messages import PLACE, shift, text_of
from lineofsight.core.notices.services.posting import ask_to_post
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.refs import new_ref


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
    ask_to_post(message)
    return message


def forget_letters(about_ref: str) -> int:
    """Remove the address and the text of every letter to a bare address about a record whose own details are removed;
    what still waits is not sent. Called inside an operation. Returns how many there were."""
    acting()
    letters = list(Message.objects.filter(about_ref=about_ref, person=None))
    for message in letters:
        if any(move.key == "drop" for move in MESSAGE.moves_from(message.state)):
            shift(message, "drop", next_try_at=None)
        nothing = seal(b"", ref=message.ref, **PLACE)
        Message.objects.filter(pk=message.pk).update(to_address="", text=nothing, answer="")
    return len(letters)


@operation("notices.read_message", on="message")
def read_message(actor: Actor, *, message: Message) -> str:
    """Read what a message says, to pass it on by hand: it may hold somebody's personal link, so it is on the trail."""
    return text_of(message)


@operation("notices.resend_message", on="message", permission="notices.see_outbox_message")
def resend_message(actor: Actor, *, message: Message) -> Message:
    """Queue a refused or perhaps-sent message again."""
    shift(message, "resend", tries=0, next_try_at=None)
    ask_to_post(message)
    return message


@operation("notices.hand_over_message", on="message", permission="notices.see_outbox_message")
def hand_over_message(actor: Actor, *, message: Message) -> Message:
    """Note that somebody passed the message on themselves."""
    return shift(message, "hand_over", handed_over_at=clock.now())
