"""Tables of child death reviews."""

from lineofsight.learn.child_deaths.models.analysis import Analysis, Learning
from lineofsight.learn.child_deaths.models.background import Background
from lineofsight.learn.child_deaths.models.choice import Choice
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.models.factor import Factor, FormAnswer
from lineofsight.learn.child_deaths.models.family import Family, FamilyFeedback, FamilySent
from lineofsight.learn.child_deaths.models.file import CaseNumber, Difference
from lineofsight.learn.child_deaths.models.finding import Finding, FindingUse
from lineofsight.learn.child_deaths.models.gathered import (
    Fact,
    InformationRequest,
    PlannedMeeting,
    Referral,
    Response,
    Wait,
)
from lineofsight.learn.child_deaths.models.left import Left
from lineofsight.learn.child_deaths.models.panel import Attendance, Conflict, EarlierSummary, Member, OnPanel, Panel
from lineofsight.learn.child_deaths.models.put_out import PutOut, TakenBack
from lineofsight.learn.child_deaths.models.submission import Submission
from lineofsight.learn.child_deaths.models.year_report import FollowUp, PublishedReport, Recommendation, YearReport

__all__ = [
    "Analysis", "Attendance", "Background", "CaseNumber", "Choice", "Conflict", "Death", "Difference",
    "EarlierSummary", "Fact", "Factor", "Family", "FamilyFeedback", "FamilySent", "Finding", "FindingUse", "FollowUp",
    "FormAnswer", "InformationRequest", "Learning", "Left", "Member", "OnPanel", "Panel", "PlannedMeeting",
    "PublishedReport", "PutOut", "Recommendation", "Referral", "Response", "Submission", "TakenBack", "Wait",
    "YearReport",
]  # fmt: skip
