"""The tables of performance: what is asked and returned, what groups ask of an indicator, limits set anew."""

from lineofsight.know.performance.models.follow_up import FollowUp
from lineofsight.know.performance.models.rebase import Rebase
from lineofsight.know.performance.models.returns import (
    AnalysisQuestion,
    Commentary,
    HandedOut,
    Item,
    Query,
    Request,
    Return,
    Supplier,
)

__all__ = [
    "AnalysisQuestion",
    "Commentary",
    "FollowUp",
    "HandedOut",
    "Item",
    "Query",
    "Rebase",
    "Request",
    "Return",
    "Supplier",
]
