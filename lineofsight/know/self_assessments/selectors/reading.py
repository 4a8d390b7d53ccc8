"""Reads of a copy: what was handed in, what the reader holds it to come to, and what was asked about it."""

from collections import defaultdict

from django.db.models import QuerySet

from lineofsight.core.people import selectors as people
from lineofsight.core.questions.rules import QuestionSet
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import (
    Challenge,
    ChallengeWord,
    Copy,
    Moderation,
    Round,
    Submission,
    SubmittedAnswer,
)


def questions_of(submission: Submission) -> QuestionSet:
    """What was answered."""
    return submission.assessment.questions


def answers_in(submission: Submission) -> dict[str, SubmittedAnswer]:
    """What was handed in, by item."""
    return {each.item: each for each in submission.answers.all()}


def moderations_of(copy: Copy) -> dict[str, Moderation]:
    """What the reader holds each answer to come to, the latest of each."""
    return {each.item: each for each in copy.moderations.all()}


def challenges_of(copy: Copy) -> dict[str, list[Challenge]]:
    """The challenges of a copy by item."""
    found: dict[str, list[Challenge]] = defaultdict(list)
    for each in copy.challenges.all():
        found[each.item].append(each)
    return dict(found)


def words_of(challenge: Challenge) -> list[ChallengeWord]:
    """A challenge's thread."""
    return list(challenge.words.all())


def open_challenges(copy: Copy) -> QuerySet[Challenge]:
    """The challenges of a copy that are not settled."""
    return copy.challenges.exclude(state="settled")


def late(one: Round) -> bool:
    """Whether the day a round is due has passed."""
    return clock.today() > one.due


def formerly(copy: Copy) -> list[Copy]:
    """What organisations that became part of a copy's organisation handed in to the same reader, the latest first."""
    before = people.formerly(copy.organisation)
    same = Copy.objects.filter(reader=copy.reader_id, question_set=copy.question_set, organisation__in=before)
    return list(same.select_related("organisation", "round").order_by("-id"))
