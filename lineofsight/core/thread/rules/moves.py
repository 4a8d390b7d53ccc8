"""What refuses a move of the thread. Guards are pure: given the facts, the sentence that refuses, or None."""

from dataclasses import dataclass

from lineofsight.core.design.text import listed


@dataclass(frozen=True)
class ActionFacts:
    """What must be known to judge a move of an action.

    Args:
        inside: whether who moves it acts for the agency that owns it, owns it, or said that it was done.
        result: what the latest impact test found; empty: none has.
        tests: what that test tested: the arrangement, practice, or children's experience.
        waiting: the agencies whose parts of it are neither done nor withdrawn. lacks: what it does not say yet.
    """

    errand: bool = False
    support: str = ""
    evidence: int = 0
    inside: bool = True
    result: str = ""
    tests: str = ""
    waiting: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


def says_everything(facts: ActionFacts) -> str | None:
    """It says what an action must say."""
    return f"Before it is open, say {listed(facts.lacks)}." if facts.lacks else None


def support_is_said(facts: ActionFacts) -> str | None:
    """The agency says what support it gets, or that it needs none. Strength: local (high support, high challenge)."""
    return None if facts.support else "Say what support the agency gets with it, or that it needs none."


def is_an_errand(facts: ActionFacts) -> str | None:
    """Only an errand ends when it is done."""
    return (
        None
        if facts.errand
        else "This is not an errand: give the evidence that it is done, and have its effect tested."
    )


def is_no_errand(facts: ActionFacts) -> str | None:
    """An errand needs no evidence: it is ticked off."""
    return "This is an errand: tick it off." if facts.errand else None


def has_evidence(facts: ActionFacts) -> str | None:
    """There is evidence that it was done."""
    return None if facts.evidence else "Give the evidence that it is done first. “Done” without evidence is not done."


def parts_are_done(facts: ActionFacts) -> str | None:
    """Every agency has done its own part."""
    if not facts.waiting:
        return None
    return f"Not every agency has done its part: {listed(facts.waiting)}."


def somebody_elses(facts: ActionFacts) -> str | None:
    """Whoever closes it is from outside the agency that owns it, and did not do it."""
    if not facts.inside:
        return None
    return "Somebody outside the agency that owns it closes it, so that nobody marks their own work."


def effect_was_tested(facts: ActionFacts) -> str | None:
    """Its effect was tested, and the test says what it tested."""
    if facts.result and facts.tests:
        return None
    return "Its effect has not been tested. Record what a test found, or close it untested and say why."


@dataclass(frozen=True)
class PointFacts:
    """What must be known to judge a move of a learning point: what the tests of its actions found."""

    results: tuple[str, ...] = ()


def change_was_shown(facts: PointFacts) -> str | None:
    """A test of one of its actions found some change."""
    if {"some", "sustained"} & set(facts.results):
        return None
    return "No test has found a change yet. It can be shown when one has."


@dataclass(frozen=True)
class ResultFacts:
    """What must be known to judge a move of an impact test."""

    inside: bool = True
    found: bool = True


def tested_from_outside(facts: ResultFacts) -> str | None:
    """Whoever says what a test found is from outside the agency that owns the action."""
    if not facts.inside:
        return None
    return "Somebody outside the agency that owns the action says what the test found."


@dataclass(frozen=True)
class TrackerFacts:
    """What must be known to judge a move of a tracker: how many cells cannot be read, and how many actions can."""

    faults: int = 0
    rows: int = 0


def reads_whole(facts: TrackerFacts) -> str | None:
    """Every row of it can be read."""
    if facts.faults:
        return f"{facts.faults} cells cannot be read. Put them right in the spreadsheet, and bring it in again."
    return None if facts.rows else "There are no actions in it."
