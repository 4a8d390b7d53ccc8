"""Findings sent to a body that can do something about them."""

from dataclasses import dataclass

LEVELS = {"local": "An organisation here", "national": "A national body"}
SENT_AS = {"recommendation": "A recommendation", "letter": "A letter of learning", "evidence": "Evidence for its work"}


@dataclass(frozen=True)
class FindingFacts:
    """What must be known to judge a move of a finding.

    Args:
        uses: how many times it was noted what the body did with it.
    """

    uses: int = 0


def a_use_is_noted(facts: FindingFacts) -> str | None:
    """It says what was done with it, or that nothing was, before nobody asks any more."""
    return None if facts.uses else "Note first what was done with it, or that nothing was."
