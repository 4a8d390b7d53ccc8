"""Rules of returns: pure, and each docstring or sentence is what its reader sees."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lineofsight.core.insight.rules import PERCENTAGE, Indicator
from lineofsight.kernel.calendar import is_working_day, working_days_between
from lineofsight.kernel.numbers import number_text

LARGEST = Decimal(10) ** 9
DAYS_BEFORE = 3


@dataclass(frozen=True)
class Answer:
    """What an agency typed for one item: counts, or that it cannot give them and why; never both."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    absence: str = ""
    comment: str = ""
    confirmed: bool = False

    @property
    def given(self) -> bool:
        """Whether there is an answer at all."""
        return self.numerator is not None or bool(self.absence)


def value_of(indicator: Indicator, answer: Answer) -> Decimal | None:
    """The value an answer makes; none where there is none, or nothing to divide by."""
    if answer.numerator is None or (indicator.has_denominator and answer.denominator is None):
        return None
    return indicator.value_of(answer.numerator, answer.denominator)


def answer_problems(indicator: Indicator, answer: Answer) -> dict[str, str]:
    """What is wrong with an answer, by field, each with how to put it right."""
    if answer.absence:
        return absence_problems(answer)
    if answer.numerator is None:
        return {"numerator": "Enter the number, or say that you cannot give it"}
    problems = {}
    counts = [("numerator", answer.numerator)]
    if indicator.has_denominator:
        if answer.denominator is None:
            return {"denominator": f"Enter the number for “{indicator.denominator}”"}
        counts.append(("denominator", answer.denominator))
    for field, count in counts:
        if count < 0:
            problems[field] = "A count cannot be below nought"
        elif count > LARGEST:
            problems[field] = "This number is too large. Check that nothing was typed twice"
        elif count % 1:
            problems[field] = "Enter a whole number, like 1,234"
    if not problems and indicator.has_denominator:
        problems = share_problems(indicator, answer)
    return problems


def absence_problems(answer: Answer) -> dict[str, str]:
    if answer.numerator is not None or answer.denominator is not None:
        return {"absence": "Enter the numbers, or say that you cannot give them, but not both"}
    return {} if answer.comment else {"comment": "Say why you cannot give it"}


def share_problems(indicator: Indicator, answer: Answer) -> dict[str, str]:
    numerator, denominator = answer.numerator, answer.denominator
    if numerator is None or denominator is None:
        return {}
    if denominator == 0:
        sentence = "This cannot be nought. If there were none, say that you cannot give it and why"
        return {"denominator": sentence}
    if indicator.kind == PERCENTAGE and numerator > denominator:
        return {"numerator": f"This cannot be more than the {number_text(denominator)} it is part of"}
    return {}


def confirmation_wanted(indicator: Indicator, answer: Answer, last: Decimal | None) -> str:
    """Why an answer must be confirmed before it counts; nothing where it need not be.

    A value that moved from last time's by more than the indicator's tolerance is sent back to be confirmed, with a
    comment for the readers. Strength: local (the tolerance is the indicator's).
    """
    value = value_of(indicator, answer)
    if value is None or last is None or not indicator.outlying(value, last):
        return ""
    return (
        f"This is {indicator.text_of(value)}. Last time it was {indicator.text_of(last)}: a change of "
        f"{indicator.relative_change_text(value, last)}, and more than {number_text(indicator.tolerance)}% is asked "
        "about. Check it. If it is right, confirm it and say why it moved."
    )


def reminder_falls_on(due: date, day: date) -> bool:
    """Whether an agency is reminded on a day: three working days before its return is due, or the one after.

    A day that is no working day reminds nobody. Strength: local.
    """
    if not is_working_day(day):
        return False
    before_due = day <= due and working_days_between(day, due) == DAYS_BEFORE
    return before_due or (day > due and working_days_between(due, day) == 1)


@dataclass(frozen=True)
class RequestFacts:
    """What must be known to judge a move of a request."""

    nobody_to_ask: tuple[str, ...] = ()
    returns: int = 0
    due_passed: bool = False


@dataclass(frozen=True)
class ReturnFacts:
    """What must be known to judge a move of a return."""

    unanswered: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    code_wanted: bool = False
    request_open: bool = True


def somebody_is_asked(facts: RequestFacts) -> str | None:
    """A request goes to somebody."""
    return None if facts.returns else "Nobody would be asked. Choose indicators whose agencies have a lead."


def due_lies_ahead(facts: RequestFacts) -> str | None:
    """A request is sent before it is due."""
    return "The due day has passed. Make the request again with a later one." if facts.due_passed else None


def request_is_open(facts: ReturnFacts) -> str | None:
    """Nothing is sent to a request that is closed."""
    return (
        None if facts.request_open else "The request is closed. Ask the partnership’s analyst if you have more to send."
    )


def everything_answered(facts: ReturnFacts) -> str | None:
    """A return is signed off whole: each item has a number, or says why there is none."""
    if not facts.unanswered:
        return None
    return f"Not answered yet: {', '.join(facts.unanswered)}."


def everything_confirmed(facts: ReturnFacts) -> str | None:
    """A value far from last time's counts when its supplier has confirmed it."""
    if not facts.unconfirmed:
        return None
    return f"Moved a long way since last time and not confirmed yet: {', '.join(facts.unconfirmed)}."


def code_given(facts: ReturnFacts) -> str | None:
    """Whoever signs off by link types the code sent to their registered address."""
    return "Enter the code we sent to your registered e-mail address." if facts.code_wanted else None
