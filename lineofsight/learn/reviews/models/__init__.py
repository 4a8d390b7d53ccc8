"""Incidents with their children, clocks, decisions, agencies' accounts and the rapid review."""

from lineofsight.learn.reviews.models.account import Account, Episode
from lineofsight.learn.reviews.models.briefing import Briefing, BriefingPart
from lineofsight.learn.reviews.models.clock import ClockChoice, Deadline, Milestone, Pause
from lineofsight.learn.reviews.models.deciding import Decision, PartnerView
from lineofsight.learn.reviews.models.declaring import AgencyDeclaration, Declaration, DeclaredTheme
from lineofsight.learn.reviews.models.incident import Child, Incident
from lineofsight.learn.reviews.models.learning import DraftedAction, LearningDraft
from lineofsight.learn.reviews.models.rapid import PanelResponse, RapidReview, SignOff

__all__ = [
    "Account",
    "AgencyDeclaration",
    "Briefing",
    "BriefingPart",
    "Child",
    "ClockChoice",
    "Deadline",
    "Decision",
    "Declaration",
    "DeclaredTheme",
    "DraftedAction",
    "Episode",
    "Incident",
    "LearningDraft",
    "Milestone",
    "PanelResponse",
    "PartnerView",
    "Pause",
    "RapidReview",
    "SignOff",
]  # fmt: skip
