"""What refuses a move of a yearly learning declaration, and of one agency's part of it."""

from dataclasses import dataclass

ANSWERS = {"in_place": "In place", "partly": "Partly", "not_yet": "Not yet"}
COLOURS = {"in_place": "green", "partly": "yellow", "not_yet": "red", "": "grey"}


@dataclass(frozen=True)
class DeclaredFacts:
    """What must be known to judge a move of an agency's declaration.

    Args:
        missing: the themes that are not answered. unproven: those in place without evidence in words. stuck: those
            not in place without a next step. open: whether the year's declaration is open.
    """

    missing: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    open: bool = True


def the_year_is_open(facts: DeclaredFacts) -> str | None:
    """The declaration of the year is open."""
    return None if facts.open else "The declaration of this year is closed."


def every_theme_is_answered(facts: DeclaredFacts) -> str | None:
    """Each theme is in place, partly in place or not yet."""
    return None if not facts.missing else f"Not answered yet: {', '.join(facts.missing)}."


def what_is_in_place_is_shown(facts: DeclaredFacts) -> str | None:
    """What is said to be in place says how one can see it (local)."""
    return None if not facts.unproven else f"Say how one can see that it is in place: {', '.join(facts.unproven)}."


def what_is_not_has_a_next_step(facts: DeclaredFacts) -> str | None:
    """What is not in place yet says what happens next (local)."""
    return None if not facts.stuck else f"Say what happens next: {', '.join(facts.stuck)}."
