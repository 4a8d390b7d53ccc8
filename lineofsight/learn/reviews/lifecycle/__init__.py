"""The states of a serious incident, and of an agency's account of it."""

from lineofsight.learn.reviews.lifecycle.account import ACCOUNT
from lineofsight.learn.reviews.lifecycle.incident import INCIDENT

__all__ = ["ACCOUNT", "INCIDENT"]
