"""How often one writes to bodies outside the partnership, and what refuses a move of what passes between.

Strength: local throughout. How often is what was agreed with each body.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.kernel.calendar import months_after

# Months from one update to the next, by the word for how often.
EVERY = {"never": 0, "quarter": 3, "half_year": 6, "year": 12}


def next_update(rhythm: str, since: date, updates: Iterable[date]) -> date | None:
    """The day by which the next update is due: so many months after the last, or after it was agreed on; or none."""
    months = EVERY[rhythm]
    return months_after(max((*updates, since)), months) if months else None


def says_something(text: str, has_file: bool) -> str | None:
    """An update is kept in words, as a document, or both."""
    return None if text or has_file else "Write down what it says, or keep the document itself."


def asked_by_a_day(asks: str, answer_by: date | None) -> str | None:
    """Where something is asked, an answer is owed by a day."""
    return "Say both what is asked and by when, or neither." if bool(asks) != bool(answer_by) else None


def not_ahead(on: date, today: date) -> str | None:
    """What is written down has happened."""
    return "Choose the day on which it happened: not one in days to come." if on > today else None


@dataclass(frozen=True)
class UpdateFacts:
    """What must be known to say that what an update asked is answered."""

    today: date
    on: date
    answered_on: date | None = None


def answered_after_it_was_asked(facts: UpdateFacts) -> str | None:
    """The answer comes after the update, and not in days to come."""
    if facts.answered_on and facts.on <= facts.answered_on <= facts.today:
        return None
    return "Choose the day on which it was answered: that of the update or later, and not in days to come."


def private_has_its_own_right(private: bool, may: bool) -> str | None:
    """What is private or sealed leaves the partnership only by whoever may share that."""
    if not private or may:
        return None
    return "This is private. Ask the chair, who may share it, or choose something that is not private."
