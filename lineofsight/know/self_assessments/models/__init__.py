"""Tables of self-assessments: what belongs to the organisation, and what belongs to each partnership that reads it."""

from lineofsight.know.self_assessments.models.asking import Copy, Reader, Round
from lineofsight.know.self_assessments.models.attachments import (
    Attachment,
    AttachmentKind,
    AttachmentUse,
    DocumentWarning,
    SubmittedAttachment,
)
from lineofsight.know.self_assessments.models.chasing import ChallengeReminder, Chased, Chasing, Ladder
from lineofsight.know.self_assessments.models.examples import Example
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
from lineofsight.know.self_assessments.models.registering import Registration
from lineofsight.know.self_assessments.models.sharing import SharedAnswer, SharedAnswerChange, SharedSheet, SharedUse
from lineofsight.know.self_assessments.models.support import Support, SupportVisit
from lineofsight.know.self_assessments.models.survey import Survey, SurveyCount

__all__ = [
    "Answer",
    "AnswerChange",
    "Assessment",
    "Attachment",
    "AttachmentKind",
    "AttachmentUse",
    "Challenge",
    "ChallengeReminder",
    "ChallengeWord",
    "Chased",
    "Chasing",
    "Copy",
    "DocumentWarning",
    "Example",
    "Improvement",
    "Ladder",
    "Moderation",
    "Reader",
    "Registration",
    "Round",
    "SharedAnswer",
    "SharedAnswerChange",
    "SharedSheet",
    "SharedUse",
    "Signing",
    "Step",
    "Submission",
    "SubmittedAnswer",
    "SubmittedAttachment",
    "Support",
    "SupportVisit",
    "Survey",
    "SurveyCount",
]
