"""How a risk is scored, when it is looked at again, and what refuses its moves. Strength: local throughout."""

from dataclasses import dataclass
from datetime import date, timedelta

LOWEST, HIGHEST = 1, 5
# Days after which a risk that was not looked at is flagged.
REVIEWED_WITHIN = 90
LIKELIHOOD = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACT = ("Slight", "Minor", "Moderate", "Serious", "Severe")
# From which score on a risk is called what, and in which colour it is shown.
BANDS = ((16, "severe", "red"), (10, "high", "orange"), (5, "moderate", "yellow"), (1, "low", "green"))


def score_of(likelihood: int, impact: int) -> int:
    """Likelihood times impact, from 1 to 25."""
    return likelihood * impact


def band_of(score: int) -> tuple[str, str]:
    """What a score is called, and its colour."""
    return next((word, colour) for least, word, colour in BANDS if score >= least)


def review_due(reviewed_on: date) -> date:
    """The day by which a risk is looked at again."""
    return reviewed_on + timedelta(days=REVIEWED_WITHIN)


def days_unreviewed(reviewed_on: date, today: date) -> int:
    """Days by which a look at a risk is late; none until more than the set days have passed."""
    return max((today - review_due(reviewed_on)).days, 0)


@dataclass(frozen=True)
class RiskFacts:
    """What must be known to judge a move of a risk: its score now and the one aimed at, and what is done about it."""

    score: int
    target: int
    controls: str = ""


def is_at_its_target(facts: RiskFacts) -> str | None:
    """A risk is tolerated once it is as low as was aimed at."""
    if facts.score <= facts.target:
        return None
    return f"It stands at {facts.score} and you aim at {facts.target}. Look at it again first, or go on treating it."


def something_is_done_about_it(facts: RiskFacts) -> str | None:
    """A risk that is treated says what is done about it."""
    return None if facts.controls else "Say first what is done about it."


def aims_no_higher(score: int, target: int) -> str | None:
    """Nobody aims at a higher risk than there is."""
    return "You aim at a higher risk than there is now." if target > score else None
