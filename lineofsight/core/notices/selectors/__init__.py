"""Every read of notices: what is due, and messages."""

from lineofsight.core.notices.selectors.digests import (
    digest_is_due,
    everybody_owing,
    next_digest,
    wants_digest,
    week_of,
    written_to,
)
from lineofsight.core.notices.selectors.due import (
    changes_of,
    due_from,
    how_many_due,
    late_from_others,
    owes,
    slips,
    still_owed,
    week_end,
)
from lineofsight.core.notices.selectors.escalation import escalated_among, escalated_before, late_by_agency, late_lists
from lineofsight.core.notices.selectors.feeds import feed_by, feeds_of, is_feed, shown_in
from lineofsight.core.notices.selectors.messages import (
    hand_delivered,
    invited,
    letters_about,
    letters_to,
    managers_invited,
    messages_seen,
    outbox,
    outboxes,
    written_on,
)
from lineofsight.core.notices.selectors.parameters import choices_of, chosen, value_of

__all__ = [
    "changes_of",
    "choices_of",
    "chosen",
    "digest_is_due",
    "due_from",
    "escalated_among",
    "escalated_before",
    "everybody_owing",
    "feed_by",
    "feeds_of",
    "hand_delivered",
    "how_many_due",
    "invited",
    "is_feed",
    "late_by_agency",
    "late_from_others",
    "late_lists",
    "letters_about",
    "letters_to",
    "managers_invited",
    "messages_seen",
    "next_digest",
    "outbox",
    "outboxes",
    "owes",
    "shown_in",
    "slips",
    "still_owed",
    "value_of",
    "wants_digest",
    "week_end",
    "week_of",
    "written_on",
    "written_to",
]
