"""One answer: what can be given to an item, what is wrong with it, and what it comes to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineofsight.core.questions.rules.sets import Item

LONGEST_TEXT, LONGEST_NOTE = 4000, 2000
NOT_APPLICABLE = "not_applicable"
SEVERAL = ","  # between the keys of an answer that chooses several; a key cannot hold it
LARGEST_NUMBER = Decimal(10) ** 12


@dataclass(frozen=True)
class Given:
    """What somebody answered: a value as text (an option's key, a number, a day as 2026-03-31, or words), what they
    say beside it, and whether it does not apply to them, for which the note is the reason."""

    value: str = ""
    note: str = ""
    not_applicable: bool = False

    @property
    def answered(self) -> bool:
        """Whether it answers the question."""
        return self.not_applicable or bool(self.value)

    @property
    def values(self) -> tuple[str, ...]:
        """The keys it chooses; a value that is not a choice by itself."""
        return tuple(self.value.split(SEVERAL)) if self.value else ()


NOTHING = Given()


def problem_of(item: "Item", given: Given) -> tuple[str, str] | None:
    """What is wrong with an answer: of its "value" or its "note", and the sentence; none where it can be kept.

    Nothing at all can always be kept: a form is filled in in pieces.
    """
    if given.not_applicable:
        if not item.not_applicable:
            return "value", "This question applies to everybody who is asked it"
        return None if given.note.strip() else ("note", "Say why it does not apply to you")
    if len(given.note) > LONGEST_NOTE:
        return "note", f"Use {LONGEST_NOTE:,} characters or fewer"
    sentence = value_problem(item, given) if given.value else ""
    return ("value", sentence) if sentence else None


def value_problem(item: "Item", given: Given) -> str:
    match item.kind:
        case "number":
            return number_problem(given.value)
        case "date":
            return date_problem(given.value)
        case "text":
            return f"Use {LONGEST_TEXT:,} characters or fewer" if len(given.value) > LONGEST_TEXT else ""
        case "choices":
            return "" if set(given.values) <= set(item.by_key) else "Choose from the answers that are offered"
        case _:
            return "" if given.value in item.by_key else "Choose one of the answers that are offered"


def number_problem(value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "Enter a number, such as 12"
    if not number.is_finite() or number < 0 or number >= LARGEST_NUMBER:
        return "Enter a number that is not below 0"
    return ""


def date_problem(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "Enter a real day, such as 31 3 2026"
    return ""


def text_of(item: "Item", given: Given) -> str:
    """An answer in words, as it is read; empty where there is none."""
    if given.not_applicable:
        return "Does not apply"
    if item.options:
        return ", ".join(item.by_key[key].label for key in given.values if key in item.by_key)
    if item.kind == "date" and given.value:
        day = date.fromisoformat(given.value)
        return f"{day.day} {day:%B %Y}"
    return given.value


def verdict_of(item: "Item", given: Given) -> str:
    """What an answer comes to: met, partly, not met, or does not apply; empty where it is not judged or not given."""
    if given.not_applicable:
        return NOT_APPLICABLE
    option = item.by_key.get(given.value)
    return option.verdict if option else ""
