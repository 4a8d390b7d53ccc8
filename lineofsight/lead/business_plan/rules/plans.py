"""What refuses a move of a business plan or a strategy. Strength: local throughout.

Few priorities, and evidence of change on one of them inside a year: the advice of an independent chair, who had looked
at what other partnerships did (Leeds, yearly report 2018/19, chair's introduction).
"""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.design.text import day, listed
from lineofsight.kernel.days import months_after

# How many priorities other partnerships chose on average when they were first asked to.
USUAL = 3
WITHIN_MONTHS = 12
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class PlanFacts:
    """What must be known to judge a move of a plan.

    Args:
        strategy: whether it is a strategy, which is held to its aims. chosen: how many priorities are chosen.
        change_due: the days on which evidence of change is due, of how well something works or what difference it
            makes. running: the priorities, and of a strategy the objectives, of
            which nobody has said what became of them. unjudged: the aims of which
            nobody has said how far they were reached.
    """

    today: date
    start: date
    strategy: bool = False
    chosen: int = 0
    aims: int = 0
    change_due: tuple[date, ...] = ()
    running: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()


def last_day(facts: PlanFacts) -> date:
    """The day by which evidence of change must be due: twelve months after the plan starts, or from today."""
    return months_after(max(facts.today, facts.start), WITHIN_MONTHS)


def says_what_it_is_about(facts: PlanFacts) -> str | None:
    """A business plan has a chosen priority; a strategy has an aim."""
    if facts.strategy:
        return None if facts.aims else "Say what the strategy aims at first: change it, and write its aims."
    return None if facts.chosen else "Choose at least one priority first."


def shows_change_within_a_year(facts: PlanFacts) -> str | None:
    """Something in it shows evidence of change within twelve months."""
    if any(facts.today < due <= last_day(facts) for due in facts.change_due):
        return None
    what = "objective" if facts.strategy else "chosen priority"
    return (
        f"No {what} has evidence of change due by {day(last_day(facts))}, twelve months on. Give at least one a "
        "measure of how well it works, or of what difference it makes, that is due by then; or plan a test of one of "
        "its actions."
    )


def priorities_have_ended(facts: PlanFacts) -> str | None:
    """Somebody said what became of every priority, and of a strategy’s every objective."""
    return f"Say first what became of {listed(quoted(facts.running))}." if facts.running else None


def aims_are_judged(facts: PlanFacts) -> str | None:
    """Somebody has said of every aim how far it was reached."""
    return f"Say first how far each aim was reached: {listed(quoted(facts.unjudged))}." if facts.unjudged else None


def quoted(texts: tuple[str, ...]) -> list[str]:
    return [f"“{text}”" for text in texts]


def few_sentence(chosen: int) -> str:
    """How many priorities are chosen, against few: a hint, which refuses nothing."""
    number = NUMBERS[chosen] if chosen < len(NUMBERS) else str(chosen)
    said = f"{number} {'priority is' if chosen == 1 else 'priorities are'} chosen"
    if chosen > USUAL:
        return f"{said}. Partnerships that went first chose three on average: fewer can be seen through."
    return f"{said}{' yet' if not chosen else ''}. Partnerships that went first chose three on average."


def judged_with_evidence(verdict: str, evidence: int) -> str | None:
    """An aim that was met, or partly, has evidence of it."""
    if verdict == "not_shown" or evidence:
        return None
    return "Give the evidence first. Without it, the aim is not shown to have been reached."
