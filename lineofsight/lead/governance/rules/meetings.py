"""What refuses a move of a meeting or a paper. Strength: local throughout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

# Working days after a meeting in which its minutes are drafted (practice; local), and then checked by the chair.
MINUTES_WITHIN, CHECKED_WITHIN = 10, 5


@dataclass(frozen=True)
class MeetingFacts:
    """What must be known to judge a move of a meeting.

    Args:
        on: the day of it. items: how many stand on its agenda. unsaid: the titles of those without minutes.
        attended: for how many seats it was written down who came. mine: whether whoever moves it drafted the minutes.
        agreed_on: the day on which the minutes are said to be agreed.
    """

    today: date
    on: date
    items: int = 0
    unsaid: Sequence[str] = ()
    attended: int = 0
    mine: bool = False
    agreed_on: date | None = None


def day_lies_ahead(facts: MeetingFacts) -> str | None:
    """A meeting is planned for a day that has not passed."""
    return None if facts.on >= facts.today else "That day has passed. Choose one from today on."


def has_an_agenda(facts: MeetingFacts) -> str | None:
    """Something stands on the agenda."""
    return None if facts.items else "Nothing stands on the agenda yet. Put something on it first."


def day_has_come(facts: MeetingFacts) -> str | None:
    """A meeting was not held before its day."""
    return None if facts.on <= facts.today else "Its day has not come yet."


def attendance_is_written_down(facts: MeetingFacts) -> str | None:
    """It is written down who came."""
    return None if facts.attended else "Write down who came first."


def every_item_has_minutes(facts: MeetingFacts) -> str | None:
    """Every item says what was said of it."""
    if not facts.unsaid:
        return None
    return f"Write first what was said of: {', '.join(facts.unsaid)}."


def minutes_are_not_ones_own(facts: MeetingFacts) -> str | None:
    """Whoever drafted the minutes does not check them."""
    return "You drafted these minutes, so somebody else checks them." if facts.mine else None


def agreed_after_it_was_held(facts: MeetingFacts) -> str | None:
    """Minutes are agreed after the meeting, and not in days to come."""
    if facts.agreed_on and facts.on < facts.agreed_on <= facts.today:
        return None
    return "Choose the day on which they were agreed: after the meeting, and not in days to come."


@dataclass(frozen=True)
class PaperFacts:
    """What must be known to judge a move of a paper."""

    has_content: bool = False


def says_something(facts: PaperFacts) -> str | None:
    """A paper has a text or a file."""
    return None if facts.has_content else "Write the paper, or give its file."
