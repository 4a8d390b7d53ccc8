"""What is wrong with a file before it is counted: the rules of each return, each with its sentence and source."""

from lineofsight.agency.check.findings import (
    Finding,
    check,
    check_annex_a,
    check_file,
    check_looked_after,
    summary,
)
from lineofsight.agency.check.registry import CARE_RULES, LIST_RULES, RULES

__all__ = [
    "CARE_RULES",
    "LIST_RULES",
    "RULES",
    "Finding",
    "check",
    "check_annex_a",
    "check_file",
    "check_looked_after",
    "summary",
]
