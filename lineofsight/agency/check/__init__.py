"""What is wrong with a census before it is counted: the rules in use nationally, each with its sentence and source."""

from lineofsight.agency.check.findings import Finding, check, check_file, summary
from lineofsight.agency.check.registry import RULES

__all__ = ["RULES", "Finding", "check", "check_file", "summary"]
