"""Tables of child death reviews."""

from lineofsight.learn.child_deaths.models.analysis import Analysis, Learning
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.models.family import Family, FamilySent
from lineofsight.learn.child_deaths.models.gathered import (
    Fact,
    InformationRequest,
    Referral,
    Response,
    Wait,
)
from lineofsight.learn.child_deaths.models.panel import Attendance, Conflict, Member, OnPanel, Panel
from lineofsight.learn.child_deaths.models.year_report import FollowUp, PublishedReport, Recommendation, YearReport

__all__ = [
    "Analysis",
    "Attendance",
    "Conflict",
    "Death",
    "Fact",
    "Family",
    "FamilySent",
    "FollowUp",
    "InformationRequest",
    "Learning",
    "Member",
    "OnPanel",
    "Panel",
    "PublishedReport",
    "Recommendation",
    "Referral",
    "Response",
    "Wait",
    "YearReport",
]  # fmt: skip
