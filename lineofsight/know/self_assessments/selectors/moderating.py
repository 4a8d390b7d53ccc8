"""Reads of what a round's answers were held to be, beside what was said."""

from collections import defaultdict
from dataclasses import dataclass

from lineofsight.core.questions.rules import Item, Section
from lineofsight.know.self_assessments.models import Moderation, Round, SubmittedAnswer
from lineofsight.know.self_assessments.rules.moderating import Differences, differences
from lineofsight.know.self_assessments.selectors.rounds import questions_of, received_in


@dataclass(frozen=True)
class Compared:
    """A round's differences: by who moderated, and by item."""

    by_whom: tuple[tuple[str, Differences], ...]
    by_item: tuple[tuple[Section, Item, Differences], ...]


def compared(one: Round) -> Compared:
    """What the copies of a round were held to be, the latest of each who moderated, beside what was said."""
    copies = {copy.pk: copy.submission_id for copy in received_in(one)}
    latest = {
        (each.copy_id, each.item, each.who): each for each in Moderation.objects.filter(copy__in=list(copies))
    }  # fmt: skip
    said = {
        (each.submission_id, each.item): each.verdict
        for each in SubmittedAnswer.objects.filter(
            submission__in=copies.values(), item__in={item for _, item, _ in latest}
        )
    }
    by_whom, by_item = defaultdict(list), defaultdict(list)
    for (copy, item, who), held in latest.items():
        pair = (said.get((copies[copy], item), ""), held.verdict)
        by_whom[who].append(pair)
        by_item[item].append(pair)
    questions = questions_of(one)
    return Compared(
        tuple((who, differences(pairs)) for who, pairs in sorted(by_whom.items())),
        tuple(
            (section, item, differences(by_item[item.key]))
            for section in questions.sections
            for item in section.items
            if item.key in by_item
        ),
    )
