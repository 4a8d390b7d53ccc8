"""Reads of a staff survey: what it asks, and what came in, beside what the organisation answered itself."""

from dataclasses import dataclass
from decimal import Decimal

from lineofsight.core.questions.rules import NOTHING, Item, text_of
from lineofsight.core.questions.selectors import answers_of
from lineofsight.know.self_assessments.models import Assessment, Survey
from lineofsight.know.self_assessments.rules.reading import percentage
from lineofsight.know.self_assessments.rules.surveying import UNSURE, UNSURE_LABEL


def survey_at(code: str) -> Survey | None:
    """The survey at an address; none where there is none, or it is closed."""
    found = Survey.objects.filter(code=code, closed_at=None)
    return found.select_related("assessment__organisation").first()


def latest_survey(assessment: Assessment) -> Survey | None:
    """The survey that is open, or the one that was last."""
    return Survey.objects.filter(assessment=assessment).first()


def items_of(survey: Survey) -> list[Item]:
    """What a survey asks, in order."""
    items = survey.assessment.questions.items
    return [items[key] for key in survey.items if key in items]


@dataclass(frozen=True)
class Line:
    """One item: what the organisation answered, and how its staff did: each answer with its percentage."""

    item: Item
    said: str
    staff: tuple[tuple[str, int, Decimal | None], ...]


def lines_of(survey: Survey) -> list[Line]:
    """What staff answered beside what the organisation did; nothing before five replied, and then in fives."""
    if not survey.shown:
        return []
    own = answers_of(survey.assessment, survey.items)
    counts = {(each.item, each.value): each.shown for each in survey.counts.all()}
    return [
        Line(item, text_of(item, own[item.key].given if item.key in own else NOTHING), staff_of(item, counts))
        for item in items_of(survey)
    ]


def staff_of(item: Item, counts: dict[tuple[str, str], int]) -> tuple[tuple[str, int, Decimal | None], ...]:
    choices = [*((option.key, option.label) for option in item.options), (UNSURE, UNSURE_LABEL)]
    whole = sum(counts.get((item.key, key), 0) for key, _ in choices)
    numbers = [(label, counts.get((item.key, key), 0)) for key, label in choices]
    return tuple((label, number, percentage(number, whole)) for label, number in numbers)
