"""The states of a serious incident, of an agency's account of it, and of a local review that follows."""

from lineofsight.learn.reviews.lifecycle.account import ACCOUNT
from lineofsight.learn.reviews.lifecycle.incident import INCIDENT
from lineofsight.learn.reviews.lifecycle.local_review import ACCURACY, LOCAL_REVIEW

__all__ = ["ACCOUNT", "ACCURACY", "INCIDENT", "LOCAL_REVIEW"]
