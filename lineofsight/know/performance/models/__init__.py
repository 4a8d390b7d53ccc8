"""The tables of performance: what is asked and returned, what groups ask, limits set anew, charts chosen."""

from lineofsight.know.performance.models.chosen_chart import ChosenChart
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
    "ChosenChart",
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
