"""Whether an assessment may be signed, returned or opened again, and a round begun or closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

NAMED = 3


@dataclass(frozen=True)
class SheetFacts:
    """What must be known to judge a move of an assessment.

    missing, unconfirmed: the questions asked by law without an answer, or with one carried forward that nobody has
    said is still true. unplanned: those whose answer asks for an action that is not written down. readers: to how many
    it goes. code_wanted: whether whoever signs came by a link and has not given the code sent to them. wrote_it:
    whether whoever signs answered any of it. alone: whether they are all there is of a small body, and may sign for
    themselves.
    """

    missing: Sequence[str] = ()
    unconfirmed: Sequence[str] = ()
    unplanned: Sequence[str] = ()
    readers: int = 0
    code_wanted: bool = False
    wrote_it: bool = False
    alone: bool = False


def some(questions: Sequence[str]) -> str:
    """The first few questions, in quotes, and how many more."""
    shown = ", ".join(f"“{question}”" for question in questions[:NAMED])
    return shown + (f" and {len(questions) - NAMED} more" if len(questions) > NAMED else "")


def everything_answered(facts: SheetFacts) -> str | None:
    """Every question asked by law is answered. Strength: local."""
    return f"Not answered yet: {some(facts.missing)}." if facts.missing else None


def everything_confirmed(facts: SheetFacts) -> str | None:
    """Every answer carried over, from last time or a parent, was looked at and said to be true. Strength: local."""
    return f"Carried over, and not yet said to be still true: {some(facts.unconfirmed)}." if facts.unconfirmed else None


def everything_planned(facts: SheetFacts) -> str | None:
    """Whatever is not fully in place has an action with somebody to do it and a day. Strength: local."""
    return f"Say what you will do about: {some(facts.unplanned)}." if facts.unplanned else None


def somebody_reads_it(facts: SheetFacts) -> str | None:
    """It goes to at least one partnership, commissioner or board. Strength: local."""
    return None if facts.readers else "Choose at least one partnership or commissioner it goes to."


def another_signs(facts: SheetFacts) -> str | None:
    """Whoever signs has not answered it themselves, unless there is nobody else to ask. Strength: local."""
    if facts.alone or not facts.wrote_it:
        return None
    return "You answered some of this yourself. Somebody else has to sign it: send it back, and they will be asked."


@dataclass(frozen=True)
class AloneFacts:
    """What must be known to let somebody sign what they answered themselves.

    short: whether it is the short form. kind, allowed: the kind of body, and the kinds whose questions allow it.
    governed: whether a chair of governors signs. others: how many other people are appointed for the body, anywhere,
    or answered some of it.
    """

    short: bool
    kind: str
    allowed: Collection[str]
    governed: bool
    others: int


def may_sign_alone(facts: AloneFacts) -> bool:
    """Only the one person of a small body whose questions allow it signs for themselves: never a school, and never
    where anybody else is appointed. Strength: local."""
    return facts.short and facts.kind in facts.allowed and not facts.governed and not facts.others


def code_given(facts: SheetFacts) -> str | None:
    """Whoever signs by a link gives the code sent to their registered address. Strength: local."""
    return "Give the code that was sent to your registered address." if facts.code_wanted else None


@dataclass(frozen=True)
class RoundFacts:
    """What must be known to begin a round: how many can be asked, by when, and what day it is."""

    asked: int
    due: date
    today: date


def somebody_is_asked(facts: RoundFacts) -> str | None:
    """There is somebody to ask. Strength: local."""
    return None if facts.asked else "No organisation of these kinds has a safeguarding lead to write to."


def due_lies_ahead(facts: RoundFacts) -> str | None:
    """It is due on a day that is still to come. Strength: local."""
    return None if facts.due >= facts.today else "The day it is due has passed. Change it first."
