"""Pages of notices: the outbox, invitations, links, digests, and what a partnership decided about them."""

from lineofsight.core.notices.views.digests import preview_digests
from lineofsight.core.notices.views.links import invite_person, open_link
from lineofsight.core.notices.views.outbox import hand_over_message, message, outbox, resend_message
from lineofsight.core.notices.views.parameters import parameters, set_parameter

__all__ = [
    "hand_over_message",
    "invite_person",
    "message",
    "open_link",
    "outbox",
    "parameters",
    "preview_digests",
    "resend_message",
    "set_parameter",
]
