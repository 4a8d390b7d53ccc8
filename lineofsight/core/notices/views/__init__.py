"""Pages of notices: the outbox, invitations, links, feeds, digests, and what a partnership decided about them."""

from lineofsight.core.notices.views.digests import preview_digests
from lineofsight.core.notices.views.feeds import end_feed, feed, renew_feed
from lineofsight.core.notices.views.links import invite_person, open_link
from lineofsight.core.notices.views.outbox import hand_over_message, message, outbox, resend_message
from lineofsight.core.notices.views.parameters import parameters, set_parameter

__all__ = [
    "end_feed",
    "feed",
    "hand_over_message",
    "invite_person",
    "message",
    "open_link",
    "outbox",
    "parameters",
    "preview_digests",
    "renew_feed",
    "resend_message",
    "set_parameter",
]
