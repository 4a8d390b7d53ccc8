"""Every write of notices: what is due, and the messages that go out."""

from lineofsight.core.notices.services.digests import (
    choose_digest,
    digest_letter,
    finish_digests,
    send_digest,
    send_digests,
)
from lineofsight.core.notices.services.due import lift, owe, settle
from lineofsight.core.notices.services.feeds import end_feed, renew_feed
from lineofsight.core.notices.services.invitations import invite_manager, invite_person, send_code, send_link
from lineofsight.core.notices.services.messages import text_of
from lineofsight.core.notices.services.outbox import (
    forget_letters,
    hand_over_message,
    queue,
    read_message,
    resend_message,
)
from lineofsight.core.notices.services.parameters import set_parameter
from lineofsight.core.notices.services.posting import (
    claim_message,
    mark_lost,
    note_answer,
    post,
    resume_posting,
    send_waiting,
)

__all__ = [
    "choose_digest",
    "claim_message",
    "digest_letter",
    "end_feed",
    "finish_digests",
    "forget_letters",
    "hand_over_message",
    "invite_manager",
    "invite_person",
    "lift",
    "mark_lost",
    "note_answer",
    "owe",
    "post",
    "queue",
    "read_message",
    "renew_feed",
    "resend_message",
    "resume_posting",
    "send_code",
    "send_digest",
    "send_digests",
    "send_link",
    "send_waiting",
    "set_parameter",
    "settle",
    "text_of",
]
