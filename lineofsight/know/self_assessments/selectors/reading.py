"""Reads of a copy: what was handed in, what the reader holds it to come to, and what was asked about it."""

from collections import defaultdict

from django.db.models import QuerySet

from lineofsight.core.people import selectors as people
from lineofsight.core.questions.rules import QuestionSet
from lineofsight.know.self_assessments.models import (
    Challenge,
    ChallengeWord,
    Copy,
    Moderation,
    Submission,
    SubmittedAnswer,
)


def questions_of(submission: Submission) -> QuestionSet:
    """What was answered."""
    return submission.questions


def questions_read(copy: Copy) -> QuestionSet:
    """What its reader asked: what everybody is asked, and what it asked more itself."""
    return copy.submission.questions_for(copy.reader.ref)


def answers_read(copy: Copy) -> dict[str, SubmittedAnswer]:
    """What was handed in to its reader, by item: what another reader asked more is not the reader's."""
    asked = questions_read(copy).items
    return {key: each for key, each in answers_in(copy.submission).items() if key in asked}


def answers_in(submission: Submission) -> dict[str, SubmittedAnswer]:
    """What was handed in, by item."""
    return {each.item: each for each in submission.answers.all()}


def moderations_of(copy: Copy) -> dict[str, list[Moderation]]:
    """What the reader, peers and panels hold each answer to come to, the latest of each of them, by item."""
    latest = {(each.item, each.who): each for each in copy.moderations.all()}
    found: dict[str, list[Moderation]] = defaultdict(list)
    for (item, _), each in latest.items():
        found[item].append(each)
    return dict(found)


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


def formerly(copy: Copy) -> list[Copy]:
    """What organisations that became part of a copy's organisation handed in to the same reader, the latest first."""
    before = people.formerly(copy.organisation)
    same = Copy.objects.filter(reader=copy.reader_id, question_set=copy.question_set, organisation__in=before)
    return list(same.select_related("organisation", "round").order_by("-id"))
