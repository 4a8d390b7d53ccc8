"""The states of deaths under review, of panel meetings, of findings sent to others, and of the yearly report."""

from lineofsight.learn.child_deaths.lifecycle.death import DEATH
from lineofsight.learn.child_deaths.lifecycle.finding import FINDING
from lineofsight.learn.child_deaths.lifecycle.panel import PANEL
from lineofsight.learn.child_deaths.lifecycle.year_report import YEAR_REPORT

__all__ = [
    "DEATH", "FINDING", "PANEL", "YEAR_REPORT",
]  # fmt: skip
