"""Rules of recommendations: pure, and each docstring is the sentence its user reads, with its source."""

import re
from dataclasses import dataclass

# "3. Every child is seen", "1.2 Every child is seen", "Recommendation 3: every child is seen"; and not "12 weeks is
# too long".
NUMBER = r"[0-9]+(?:\.[0-9]+)*[a-z]?"
NUMBERED = re.compile(
    rf"(?:recommendation\s+({NUMBER})[.):]?|({NUMBER})[.):]|([0-9]+(?:\.[0-9]+)+[a-z]?))\s+(.+)", re.IGNORECASE
)
LONGEST, LONGEST_NUMBER = 1000, 20


@dataclass(frozen=True)
class Facts:
    """What must be known to judge a move: how many actions were raised because of it, and how many have not ended."""

    asked: int = 0
    live: int = 0


def something_was_asked(facts: Facts) -> str | None:
    """Somebody was asked to do something because of it. Strength: local."""
    if facts.asked:
        return None
    return "Nobody has been asked to do anything because of it. Propose an action, or say why it is not taken up."


def nothing_is_left_to_do(facts: Facts) -> str | None:
    """Everything that was asked for because of it has been closed. Strength: local."""
    if not facts.live:
        return None
    some = "1 action because of it has" if facts.live == 1 else f"{facts.live} actions because of it have"
    return f"{some} not ended."


@dataclass(frozen=True)
class Line:
    """A recommendation as it is written down: its number in the report, and what it says."""

    number: str
    text: str


def lines_of(typed: str) -> list[Line]:
    """The recommendations of a text with one on each line; those without a number are numbered by their place."""
    said = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    found = [(NUMBERED.fullmatch(line), line) for line in said]
    return [Line(m[1] or m[2] or m[3], m[4]) if m else Line(str(n), line) for n, (m, line) in enumerate(found, start=1)]


def problem_of(lines: list[Line]) -> str:
    """What is wrong with recommendations as they were typed; empty: nothing."""
    numbers = [line.number for line in lines]
    twice = next((number for number in numbers if numbers.count(number) > 1), "")
    if twice:
        return f"Two recommendations have the number {twice}. Give each its own"
    if any(len(number) > LONGEST_NUMBER for number in numbers):
        return f"The number of a recommendation must be {LONGEST_NUMBER} characters or fewer"
    if any(len(line.text) > LONGEST for line in lines):
        return f"Each recommendation must be {LONGEST:,} characters or fewer"
    return ""
