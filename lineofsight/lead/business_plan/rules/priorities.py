"""What refuses a move of a priority or of an objective. Strength: local throughout."""

from dataclasses import dataclass

from lineofsight.core.design.text import listed


@dataclass(frozen=True)
class PriorityFacts:
    """What must be known to judge a move of a priority, an objective or a highlight report.

    Args:
        plan: the state of its plan. mine: whether whoever moves it owns it. running: the objectives of which nobody
            has said what became of them. shown: what was shown, in words. to: who has it from now on.
        into: the state of the plan it is carried into.
    """

    plan: str = ""
    evidence: int = 0
    mine: bool = False
    running: tuple[str, ...] = ()
    shown: str = ""
    to: str = ""
    into: str = ""


def is_chosen_while_written(facts: PriorityFacts) -> str | None:
    """Priorities are chosen, and put back, while the plan is being written."""
    if facts.plan == "draft":
        return None
    return "The plan is agreed, or has ended. Its priorities are chosen while it is being written."


def rests_on_evidence(facts: PriorityFacts) -> str | None:
    """What is chosen rests on evidence."""
    return None if facts.evidence else "Give the evidence first: why this, and not something else?"


def belongs_to_an_agreed_plan(facts: PriorityFacts) -> str | None:
    """Only what was agreed can end."""
    return None if facts.plan == "agreed" else "Its plan is not agreed yet, so that there is nothing to end."


def not_ones_own(facts: PriorityFacts) -> str | None:
    """Whoever ends a priority does not own it."""
    return "You own this priority, so somebody else says what became of it." if facts.mine else None


def objectives_have_ended(facts: PriorityFacts) -> str | None:
    """Somebody has said of every objective what became of it."""
    if not facts.running:
        return None
    return f"Say of each objective what became of it first: {listed(f'“{text}”' for text in facts.running)}."


def shown_is_said(facts: PriorityFacts) -> str | None:
    """It says what was shown."""
    return None if facts.shown else "Say what was shown, or that nothing was."


def answer_is_said(facts: PriorityFacts) -> str | None:
    """It says what the Executive said."""
    return None if facts.shown else "Write down what the Executive said."


def new_owner_is_said(facts: PriorityFacts) -> str | None:
    """It says who has it from now on."""
    return None if facts.to else "Say which body has it from now on, and who owns it there."


def goes_into_another_plan(facts: PriorityFacts) -> str | None:
    """What is carried forward goes into a plan that is being written."""
    return None if facts.into == "draft" else "Choose a plan that is being written. Begin the next one first."
