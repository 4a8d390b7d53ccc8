"""Tables of self-assessments: what belongs to the organisation, and what belongs to each partnership that reads it."""

from lineofsight.know.self_assessments.models.asking import Copy, Reader, Round
from lineofsight.know.self_assessments.models.chasing import ChallengeReminder, Chased, Chasing, Ladder
from lineofsight.know.self_assessments.models.own import (
    Answer,
    AnswerChange,
    Assessment,
    Improvement,
    Signing,
    Step,
    Submission,
    SubmittedAnswer,
)
from lineofsight.know.self_assessments.models.reading import Challenge, ChallengeWord, Moderation
from lineofsight.know.self_assessments.models.support import Support, SupportVisit

__all__ = [
    "Answer",
    "AnswerChange",
    "Assessment",
    "Challenge",
    "ChallengeReminder",
    "ChallengeWord",
    "Chased",
    "Chasing",
    "Copy",
    "Improvement",
    "Ladder",
    "Moderation",
    "Reader",
    "Round",
    "Signing",
    "Step",
    "Submission",
    "SubmittedAnswer",
    "Support",
    "SupportVisit",
]
