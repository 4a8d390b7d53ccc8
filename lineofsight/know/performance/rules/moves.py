"""What must be known to judge a move of a request or a return, and what holds one back."""

from dataclasses import dataclass


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
    unexplained: tuple[str, ...] = ()
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


def everything_explained(facts: ReturnFacts) -> str | None:
    """A value off its target counts when its supplier has said a sentence about it."""
    if not facts.unexplained:
        return None
    return f"Off target, and nothing said about it yet: {', '.join(facts.unexplained)}."


def code_given(facts: ReturnFacts) -> str | None:
    """Whoever signs off by link types the code sent to their registered address."""
    return "Enter the code we sent to your registered e-mail address." if facts.code_wanted else None
