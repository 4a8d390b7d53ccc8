"""Answers written: each with its history, and none over what its writer has not seen. Called inside an operation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.operations import acting
from lineofsight.core.questions.models import Answer
from lineofsight.core.questions.rules import Carried, Given
from lineofsight.kernel import clock

WRITTEN = ("n", "value", "note", "not_applicable", "carried", "changed", "by", "by_link", "at")


@dataclass(frozen=True)
class Sent:
    """An answer as it was sent: what it says, the count of the answer its writer saw, and whether they say that one
    carried forward is still true."""

    given: Given
    seen: int = 0
    still: bool = False


@dataclass
class Saved:
    """What became of answers that were sent: those kept, and those that stand as somebody else gave them since."""

    kept: list[str] = field(default_factory=list)
    clashes: dict[str, Answer] = field(default_factory=dict)


def save_answers(sheet: Any, sent: Mapping[str, Sent]) -> Saved:
    """Save answers of a sheet, each unless somebody else answered the same item since its writer saw it.

    Args:
        sheet: a module's sheet, whose answers are `sheet.answers` and their history `sheet.answer_changes`.

    Two who save at once are put one after the other by the lock on the sheet's row.
    """
    type(sheet).objects.select_for_update().get(pk=sheet.pk)
    standing = {answer.item: answer for answer in sheet.answers.filter(item__in=list(sent))}
    saved, new, changed = Saved(), [], []
    for key, each in sent.items():
        answer = standing.get(key)
        if answer is not None and answer.n != each.seen and answer.given != each.given:
            saved.clashes[key] = answer
        elif answer is None:
            if each.given != Given():
                new.append(signed(sheet.answers.model(sheet=sheet, item=key, n=1), each.given))
        elif answer.given != each.given or (answer.carried and each.still):
            answer.n += 1
            changed.append(signed(answer, each.given))
    sheet.answers.bulk_create(new)
    sheet.answers.bulk_update(changed, WRITTEN)
    keep_history(sheet, [*new, *changed])
    saved.kept = [answer.item for answer in (*new, *changed)]
    return saved


def signed(answer: Answer, given: Given) -> Answer:
    """An answer with what was given, by whoever is acting, now."""
    actor: Actor = acting()
    answer.value, answer.note, answer.not_applicable = given.value, given.note, given.not_applicable
    answer.carried = answer.changed = False
    answer.by, answer.by_link, answer.at = actor.ref, isinstance(actor, GrantHolder), clock.now()
    return answer


def keep_history(sheet: Any, answers: list[Answer]) -> None:
    changes = sheet.answer_changes.model
    sheet.answer_changes.bulk_create(
        changes(sheet=sheet, item=each.item, **{name: getattr(each, name) for name in WRITTEN}) for each in answers
    )


def carry_over(sheet: Any, found: Mapping[str, Carried]) -> int:
    """Begin a sheet with answers given before, each to be said still true; items that have an answer keep it.

    Returns how many were carried.
    """
    standing = set(sheet.answers.values_list("item", flat=True))
    new = []
    for key, each in found.items():
        if key not in standing:
            answer = signed(sheet.answers.model(sheet=sheet, item=key, n=1), each.given)
            answer.carried, answer.changed = True, each.changed
            new.append(answer)
    sheet.answers.bulk_create(new)
    keep_history(sheet, new)
    return len(new)


def carry_again(sheet: Any, found: Mapping[str, Carried]) -> int:
    """Put what is carried now in the place of what was carried before and nobody has said is still true; with nothing
    given it asks afresh. Answers that were given or confirmed keep.

    Returns how many were changed.
    """
    type(sheet).objects.select_for_update().get(pk=sheet.pk)
    changed = []
    for answer in sheet.answers.filter(item__in=list(found), carried=True):
        signed(answer, found[answer.item].given)
        answer.n, answer.carried, answer.changed = answer.n + 1, True, found[answer.item].changed
        changed.append(answer)
    sheet.answers.bulk_update(changed, WRITTEN)
    keep_history(sheet, changed)
    return len(changed)
