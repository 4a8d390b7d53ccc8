"""A question set as the rest of the house reads it: sections of items, each with the way it is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

SCALE, CHOICE, CHOICES, YES_NO, NUMBER, DATE, TEXT = "scale", "choice", "choices", "yes_no", "number", "date", "text"
KINDS = (SCALE, CHOICE, CHOICES, YES_NO, NUMBER, DATE, TEXT)
STATUTORY, LOCAL = "statutory", "local"
# The house's own answers to a yes-or-no question.
YES, NO = "yes", "no"


class Verdict(StrEnum):
    """What an answer on a scale comes to, whatever the scale calls it, so that answers can be counted together."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. `weight` is what it counts for where a set adds its answers up."""

    key: str
    label: str
    verdict: str = ""
    weight: Decimal | None = None
    colour: str = "grey"


@dataclass(frozen=True)
class Scale:
    """Answers that several items share: met/partly/not, 0 to 3, red/amber/green, grades."""

    key: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class When:
    """On what an item depends: a named condition (`asking.CONDITIONS`), of another item or of who answers."""

    rule: str
    item: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One question. `key` means the same question in every edition and is never used for another."""

    key: str
    section: str
    text: str
    kind: str
    options: tuple[Option, ...] = ()
    guidance: str = ""
    # What would show the answer to be true, in the words of the question; empty: nothing is asked for.
    evidence: str = ""
    required: bool = True
    # Asked of small bodies too, which answer a shorter form.
    short: bool = False
    not_applicable: bool = False
    # The answers that somebody is told of the same day.
    critical: frozenset[str] = frozenset()
    when: When | None = None
    # Items of other sets that ask the same, as "set:key"; and what this item was called in earlier editions.
    same_as: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    source: str = ""
    strength: str = ""

    @cached_property
    def by_key(self) -> Mapping[str, Option]:
        """Its options by key."""
        return {option.key: option for option in self.options}

    @property
    def judged(self) -> bool:
        """Whether an answer comes to a verdict."""
        return any(option.verdict for option in self.options)

    @property
    def asks(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What is asked, apart from guidance: where this differs between editions the question has changed."""
        return self.text, self.kind, tuple((option.key, option.label) for option in self.options)


@dataclass(frozen=True)
class Section:
    """A group of items, asked on one page. Its part says whether it is asked by law or by choice: what is asked by
    choice never holds a submission up."""

    key: str
    title: str
    part: str = STATUTORY
    intro: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class QuestionSet:
    """One edition of a question set."""

    name: str
    edition: str
    title: str
    sections: tuple[Section, ...]
    lede: str = ""
    statute: str = ""
    # Who signs before it is handed in, by a word of the module's own.
    signed_by: str = ""
    statement: str = ""
    # The kinds of body, by words of the module's own, whose only respondent may sign the short form for themselves.
    signed_alone: tuple[str, ...] = ()
    # The set it adds to, where it asks only what one area asks more.
    adds_to: str = ""
    scales: Mapping[str, Scale] = field(default_factory=dict)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by key, in order."""
        return {item.key: item for section in self.sections for item in section.items}

    def section(self, key: str) -> Section | None:
        """A section by key; none where there is none."""
        return next((section for section in self.sections if section.key == key), None)

    def part_of(self, item: Item) -> str:
        """Whether an item is asked by law or by choice."""
        found = self.section(item.section)
        return found.part if found else LOCAL
