"""Reads of a sheet's answers. Whoever calls has asked whether the actor may see the sheet."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.questions.models import Answer
from lineofsight.core.questions.rules import About, Given, Progress, QuestionSet, progress_of


def answers_of(sheet: Any, items: Iterable[str] | None = None) -> dict[str, Answer]:
    """The answers that stand on a sheet, by item; of some items, where they are named."""
    found = sheet.answers.all() if items is None else sheet.answers.filter(item__in=list(items))
    return {answer.item: answer for answer in found}


def given_of(answers: dict[str, Answer]) -> dict[str, Given]:
    """The same as the rules see them."""
    return {key: answer.given for key, answer in answers.items()}


def progress(questions: QuestionSet, answers: dict[str, Answer], about: About) -> Progress:
    """How far a sheet is answered."""
    waiting = {key for key, answer in answers.items() if answer.carried}
    return progress_of(questions, given_of(answers), about, waiting)
