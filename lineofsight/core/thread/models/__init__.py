"""Themes, evidence, learning points, actions, impact tests, and trackers that were brought in."""

from lineofsight.core.thread.models.action import Action, Expected, HandOver, Progress, Slip
from lineofsight.core.thread.models.evidence import Evidence, Eyes, Method, Strength, Support
from lineofsight.core.thread.models.impact import ImpactTest, Result, Tested, TestMethod
from lineofsight.core.thread.models.learning import LearningPoint, PointKind, PracticeArea, Repeat
from lineofsight.core.thread.models.theme import Theme, ThemeWord
from lineofsight.core.thread.models.tracker import Tracker

__all__ = [
    "Action", "Evidence", "Expected", "Eyes", "HandOver", "ImpactTest", "LearningPoint", "Method", "PointKind",
    "PracticeArea", "Progress", "Repeat", "Result", "Slip", "Strength", "Support", "TestMethod", "Tested", "Theme",
    "ThemeWord", "Tracker",
]  # fmt: skip
