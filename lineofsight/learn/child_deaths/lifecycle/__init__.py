"""The states of deaths under review, of panel meetings, and of the panel’s yearly report."""

from lineofsight.learn.child_deaths.lifecycle.death import DEATH
from lineofsight.learn.child_deaths.lifecycle.panel import PANEL
from lineofsight.learn.child_deaths.lifecycle.year_report import YEAR_REPORT

__all__ = ["DEATH", "PANEL", "YEAR_REPORT"]
