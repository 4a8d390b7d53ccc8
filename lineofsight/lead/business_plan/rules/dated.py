"""What refuses a move of something that has a day: a measure, or a point at which a strategy is looked at."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DatedFacts:
    """What must be known to judge it: what was found, and when."""

    today: date
    found: str = ""
    found_on: date | None = None


def found_is_said(facts: DatedFacts) -> str | None:
    """It says what was found."""
    return None if facts.found else "Say what was found, or that nothing could be."


def found_on_a_day_gone(facts: DatedFacts) -> str | None:
    """It was found on a day that has come."""
    if facts.found_on and facts.found_on <= facts.today:
        return None
    return "It cannot have been found on a day that lies ahead."


def another_day(was: date, becomes: date, today: date) -> str | None:
    """A new date is another one, and lies ahead."""
    if becomes == was:
        return "It is due on that day already."
    return None if becomes > today else "That day has passed. Choose one that lies ahead."
