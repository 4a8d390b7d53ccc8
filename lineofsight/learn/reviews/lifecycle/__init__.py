"""The states of a serious incident, of an agency's account of it, and of a local review that follows."""

from lineofsight.learn.reviews.lifecycle.account import ACCOUNT
from lineofsight.learn.reviews.lifecycle.briefing import BRIEFING
from lineofsight.learn.reviews.lifecycle.declaring import AGENCY_DECLARATION, DECLARATION
from lineofsight.learn.reviews.lifecycle.incident import INCIDENT
from lineofsight.learn.reviews.lifecycle.learning import LEARNING_DRAFT
from lineofsight.learn.reviews.lifecycle.local_review import ACCURACY, LOCAL_REVIEW

__all__ = [
    "ACCOUNT", "ACCURACY", "AGENCY_DECLARATION", "BRIEFING", "DECLARATION", "INCIDENT", "LEARNING_DRAFT",
    "LOCAL_REVIEW",
]  # fmt: skip
