"""What a question set is, and what is right about answers: plain Python."""

from lineofsight.core.questions.rules.answers import NOT_APPLICABLE, NOTHING, Given, problem_of, text_of, verdict_of
from lineofsight.core.questions.rules.asking import About, asked, is_asked
from lineofsight.core.questions.rules.carrying import Carried, carried, differs
from lineofsight.core.questions.rules.overlays import with_overlays
from lineofsight.core.questions.rules.pasted import plain_words
from lineofsight.core.questions.rules.progress import Progress, progress_of
from lineofsight.core.questions.rules.sets import Item, Option, QuestionSet, Scale, Section, Verdict
from lineofsight.core.questions.rules.shape import read_set

__all__ = [
    "NOTHING",
    "NOT_APPLICABLE",
    "About",
    "Carried",
    "Given",
    "Item",
    "Option",
    "Progress",
    "QuestionSet",
    "Scale",
    "Section",
    "Verdict",
    "asked",
    "carried",
    "differs",
    "is_asked",
    "plain_words",
    "problem_of",
    "progress_of",
    "read_set",
    "text_of",
    "verdict_of",
    "with_overlays",
]
