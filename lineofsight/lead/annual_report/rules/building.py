"""When making a report's files is long work, and when work that was begun is taken to have stopped."""

from dataclasses import dataclass
from datetime import timedelta

PDF, WORD, SIGN_OFF = "pdf", "docx", "sign_off"
# What each build makes, as it stands in a sentence.
LABELS = {PDF: "PDF of the draft", WORD: "Word document of the draft", SIGN_OFF: "frozen report"}
# Signs of text, figures as they are typed, that a report may have and still be made while somebody waits: a few more
# than the demonstration's report of Leeds has, which takes most of a second (docs/benchmarks.md).
AT_ONCE = 30_000
# Work that gave no sign of life for so long has stopped: the longest step without one, the pressing of a report ten
# times the size of that one, takes a few seconds.
LOST_AFTER = timedelta(minutes=2)


@dataclass(frozen=True)
class BuildFacts:
    """What the moves of a build are judged by."""

    lost: bool = False


def is_long(signs: int) -> bool:
    """Whether making something of a report with so many signs of text is long work, done by the worker.

    Anything over a second shows progress that can be left and come back to. Strength: local.
    """
    return signs > AT_ONCE


def nobody_makes_it(facts: BuildFacts) -> str | None:
    """What is being made is not begun again, unless the work on it has stopped."""
    return None if facts.lost else "It is being made already. See how far it is."
