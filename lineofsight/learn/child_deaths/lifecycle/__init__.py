"""The states of deaths under review and of panel meetings."""

from lineofsight.learn.child_deaths.lifecycle.death import DEATH
from lineofsight.learn.child_deaths.lifecycle.panel import PANEL

__all__ = ["DEATH", "PANEL"]
