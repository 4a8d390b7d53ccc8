"""The states of deaths under review, of panel meetings, and of findings sent to others."""

from lineofsight.learn.child_deaths.lifecycle.death import DEATH
from lineofsight.learn.child_deaths.lifecycle.finding import FINDING
from lineofsight.learn.child_deaths.lifecycle.panel import PANEL

__all__ = ["DEATH", "FINDING", "PANEL"]
