"""Which items are asked: of whom, and after which answers. Conditions have names; there is no expression language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineofsight.core.questions.rules.answers import Given
from lineofsight.kernel.registry import Registry

if TYPE_CHECKING:
    from lineofsight.core.questions.rules.sets import Item, QuestionSet, When


@dataclass(frozen=True)
class About:
    """Who answers: whether by the short form, and what else is known of them, such as "kind=school"."""

    short: bool = False
    facts: frozenset[str] = frozenset()


Answers = Mapping[str, Given]
Condition = Callable[["When", Answers, About], bool]
CONDITIONS: Registry[Condition] = Registry("condition")


def condition(name: str) -> Callable[[Condition], Condition]:
    """Register a condition under the name by which items refer to it."""
    return lambda function: CONDITIONS.register(name, function)


@condition("answer_is")
def answer_is(when: "When", answers: Answers, about: About) -> bool:
    """Another item was answered with one of the values."""
    given = answers.get(when.item, Given())
    return not given.not_applicable and bool(set(given.values) & set(when.values))


@condition("answer_is_not")
def answer_is_not(when: "When", answers: Answers, about: About) -> bool:
    """Another item was answered, and with none of the values."""
    given = answers.get(when.item, Given())
    return given.answered and not answer_is(when, answers, about)


@condition("answered_by")
def answered_by(when: "When", answers: Answers, about: About) -> bool:
    """One of the values is known of whoever answers, such as "kind=school"."""
    return bool(about.facts & set(when.values))


def is_asked(item: "Item", questions: "QuestionSet", answers: Answers, about: About) -> bool:
    """Whether an item is asked. What depends on an item that is not asked is not asked either."""
    if about.short and not item.short:
        return False
    if item.when is None:
        return True
    depends = questions.items.get(item.when.item)
    if depends is not None and not is_asked(depends, questions, answers, about):
        return False
    return CONDITIONS.get(item.when.rule)(item.when, answers, about)


def asked(questions: "QuestionSet", answers: Answers, about: About) -> "dict[str, Item]":
    """The items that are asked, by key, in order."""
    return {key: item for key, item in questions.items.items() if is_asked(item, questions, answers, about)}
