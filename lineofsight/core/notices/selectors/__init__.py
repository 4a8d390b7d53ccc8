"""Every read of notices: what is due, and messages."""

from lineofsight.core.notices.selectors.due import (
    changes_of,
    due_from,
    late_from_others,
    owes,
    slips,
    still_owed,
    week_end,
)
from lineofsight.core.notices.selectors.messages import (
    hand_delivered,
    invited,
    managers_invited,
    messages_seen,
    outbox,
    outboxes,
    written_on,
)

__all__ = [
    "changes_of",
    "due_from",
    "hand_delivered",
    "invited",
    "late_from_others",
    "managers_invited",
    "messages_seen",
    "outbox",
    "outboxes",
    "owes",
    "slips",
    "still_owed",
    "week_end",
    "written_on",
]
