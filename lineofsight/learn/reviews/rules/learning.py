"""What refuses a move of a learning point that is drafted in the room."""

from collections.abc import Collection
from dataclasses import dataclass

from lineofsight.core.sealed.wording import READ_FOR

# Whether it is said early or later.
STAGES = {
    "early": "Early, from the rapid review",
    "later": "Later, from its local review or another way of learning",
}


@dataclass(frozen=True)
class DraftFacts:
    """What must be known to judge a move of a drafted learning point.

    Args:
        kind: a strength or something to develop. actions: how many actions stand on it. hits: how much of what is
            sealed the machine found in its words, and nobody let stand. read_for: what the reader ticked. same: whether
            it still says what the reader read. second: whether the reader is somebody else than who wrote it.
    """

    kind: str = "development"
    actions: int = 1
    hits: int = 0
    read_for: Collection[str] = tuple(READ_FOR)
    same: bool = True
    second: bool = True


def somebody_else_reads_it(facts: DraftFacts) -> str | None:
    """What leaves the room is read by a second person who was let in to it (local)."""
    return None if facts.second else "You wrote it. Somebody else who is let in to the room reads it."


def it_is_as_it_was_read(facts: DraftFacts) -> str | None:
    """What is released is what was read, to the word."""
    return None if facts.same else "It was changed while you read it. Open this page again, and read it anew."


def all_five_are_read(facts: DraftFacts) -> str | None:
    """It is read for place, date, cause, school and name (local)."""
    return None if set(READ_FOR) <= set(facts.read_for) else "Read it for all five before it leaves the room."


def it_points_to_nobody(facts: DraftFacts) -> str | None:
    """No name, place or day of the room stands in it."""
    if not facts.hits:
        return None
    return "It has words in it that point to a child. They are listed on this page: send it back to be worded again."


def somebody_acts_on_it(facts: DraftFacts) -> str | None:
    """What is to be developed leaves with an action, its owner, and a test of its effect; a strength needs none."""
    if facts.kind == "strength" or facts.actions:
        return None
    return "Nobody is asked to act on it. Whoever wrote it adds an action with its owner and a test of its effect."
