"""When a sector's issue goes up, is answered and told back, and what refuses its moves. Strength: local throughout."""

from dataclasses import dataclass
from datetime import date

# Working days after it was raised by which an issue is put to a meeting; after the meeting by which it is answered;
# after the answer by which the sector is told.
PUT_WITHIN, ANSWERED_WITHIN, TOLD_WITHIN = 20, 10, 5


@dataclass(frozen=True)
class IssueFacts:
    """What must be known to judge a move of an issue.

    Args:
        ahead: whether the meeting it is to be put to is still to be held. on_agenda: whether it stands on the agenda of
            a meeting that is. met_on: the day of the meeting it was put to, where that was held. on: the day the move
            itself names. says: whether there is an answer, in words or by a decision that is not private.
    """

    today: date
    ahead: bool = False
    on_agenda: bool = False
    met_on: date | None = None
    answered_on: date | None = None
    on: date | None = None
    says: bool = False


def meeting_is_ahead(facts: IssueFacts) -> str | None:
    """An issue is put to a meeting whose agenda may still change."""
    return None if facts.ahead else "This meeting was held or cancelled. Choose one that is ahead."


def stands_on_no_agenda(facts: IssueFacts) -> str | None:
    """An issue goes to one meeting at a time."""
    return "It stands on the agenda of a meeting that is still to be held." if facts.on_agenda else None


def new_day_lies_ahead(facts: IssueFacts) -> str | None:
    """The answer is owed by a day to come."""
    return None if facts.on and facts.on > facts.today else "Choose a day to come."


def answered_after_the_meeting(facts: IssueFacts) -> str | None:
    """The answer comes from the meeting, and not from days to come."""
    if facts.met_on is None:
        return "The meeting it was put to has not been held yet."
    if facts.on and facts.met_on <= facts.on <= facts.today:
        return None
    return "Choose the day on which it was answered: that of the meeting or later, and not in days to come."


def says_what_was_answered(facts: IssueFacts) -> str | None:
    """An answer is a decision everybody may be told, or is said in words."""
    if facts.says:
        return None
    return "Say what was answered, or choose the decision that answers it. A private one needs words beside it."


def told_after_it_was_answered(facts: IssueFacts) -> str | None:
    """The sector is told after the answer, and not in days to come."""
    if facts.answered_on and facts.on and facts.answered_on <= facts.on <= facts.today:
        return None
    return "Choose the day on which they were told: that of the answer or later, and not in days to come."
