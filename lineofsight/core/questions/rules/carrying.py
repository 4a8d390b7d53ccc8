"""Answers carried forward: from an earlier edition by the item's key, or from another set that asks the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.core.questions.rules.answers import Given, problem_of
from lineofsight.core.questions.rules.sets import Item, QuestionSet


@dataclass(frozen=True)
class Carried:
    """An answer given before, to be asked “still true?”; `changed` where the question is not worded as it was then."""

    given: Given
    changed: bool = False


def carried(earlier: QuestionSet, answers: Mapping[str, Given], later: QuestionSet) -> dict[str, Carried]:
    """What can be carried from one edition, or one set, to another, by the later's item keys.

    Within a set an item is known by its key or by what it was called before; between sets only by what it says it is
    the same as, never by its place. An answer that can no longer be chosen is left behind.
    """
    found = {}
    for key, item in later.items.items():
        source = source_of(item, earlier, later)
        given = answers.get(source.key) if source else None
        if source and given and given.answered and not problem_of(item, given):
            found[key] = Carried(given, changed=differs(source, item))
    return found


def source_of(item: Item, earlier: QuestionSet, later: QuestionSet) -> Item | None:
    """The item of the earlier set that asked what this one asks."""
    if earlier.name == later.name:
        return next((earlier.items[key] for key in (item.key, *item.was) if key in earlier.items), None)
    named = (same.partition(":") for same in item.same_as)
    return next((earlier.items[key] for name, _, key in named if name == earlier.name and key in earlier.items), None)


def differs(earlier: Item, later: Item) -> bool:
    """Whether a question is not worded as it was."""
    return earlier.asks != later.asks
