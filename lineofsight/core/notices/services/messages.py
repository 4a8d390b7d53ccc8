"""A message in hand: its text, and the moves of its lifecycle."""

from lineofsight.core.access.sealing import unseal
from lineofsight.core.notices.lifecycle import MESSAGE
from lineofsight.core.notices.models import Message
from lineofsight.kernel.lifecycle import MoveRefused

PLACE = {"table": "notices_message", "column": "text"}


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
