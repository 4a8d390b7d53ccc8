"""Every write of notices: what is due, and the messages that go out."""

from lineofsight.core.notices.services.due import lift, owe, settle
from lineofsight.core.notices.services.invitations import invite_manager, invite_person, send_code, send_link
from lineofsight.core.notices.services.messages import hand_over_message, queue, read_message, resend_message, text_of
from lineofsight.core.notices.services.posting import deliver_message, hand_message_to_server, mark_lost, send_waiting

__all__ = [
    "deliver_message",
    "hand_message_to_server",
    "hand_over_message",
    "invite_manager",
    "invite_person",
    "lift",
    "mark_lost",
    "owe",
    "queue",
    "read_message",
    "resend_message",
    "send_code",
    "send_link",
    "send_waiting",
    "settle",
    "text_of",
]
