"""The states of a serious incident, and of an agency's account of it."""

from lineofsight.learn.reviews.lifecycle.account import ACCOUNT
from lineofsight.learn.reviews.lifecycle.briefing import BRIEFING
from lineofsight.learn.reviews.lifecycle.declaring import AGENCY_DECLARATION, DECLARATION
from lineofsight.learn.reviews.lifecycle.incident import INCIDENT
from lineofsight.learn.reviews.lifecycle.learning import LEARNING_DRAFT

__all__ = ["ACCOUNT", "AGENCY_DECLARATION", "BRIEFING", "DECLARATION", "INCIDENT", "LEARNING_DRAFT"]
