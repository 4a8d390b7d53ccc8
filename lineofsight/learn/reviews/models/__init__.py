"""Incidents with their children, clocks, decisions, agencies' accounts and the rapid review; and local reviews."""

from lineofsight.learn.reviews.models.account import Account, Episode
from lineofsight.learn.reviews.models.briefing import Briefing, BriefingPart
from lineofsight.learn.reviews.models.clock import ClockChoice, DayPlanChoice, Deadline, Milestone, Pause
from lineofsight.learn.reviews.models.deciding import Decision, PartnerView
from lineofsight.learn.reviews.models.declaring import AgencyDeclaration, Declaration, DeclaredTheme
from lineofsight.learn.reviews.models.drafting import AccuracyCheck, AccuracyPoint, Draft, DraftReading
from lineofsight.learn.reviews.models.incident import Child, Incident
from lineofsight.learn.reviews.models.involving import FamilyContact, PractitionerEvent
from lineofsight.learn.reviews.models.learning import DraftedAction, LearningDraft
from lineofsight.learn.reviews.models.left import Left
from lineofsight.learn.reviews.models.local_review import Board, Delay, Endorsement, LocalReview, Proceeding
from lineofsight.learn.reviews.models.publishing import Publication, PublicText, TakenBack, Tick
from lineofsight.learn.reviews.models.rapid import PanelResponse, RapidReview, Sending, SignOff
from lineofsight.learn.reviews.models.standing import LetStand
from lineofsight.learn.reviews.models.taking import TakenOver
from lineofsight.learn.reviews.models.telling import AgencyTold

__all__ = [
    "Account", "AccuracyCheck", "AccuracyPoint", "AgencyDeclaration", "AgencyTold", "Board", "Briefing",
    "BriefingPart", "Child", "ClockChoice", "DayPlanChoice", "Deadline", "Decision", "Declaration", "DeclaredTheme",
    "Delay", "Draft", "DraftReading", "DraftedAction", "Endorsement", "Episode", "FamilyContact", "Incident",
    "LearningDraft", "Left", "LetStand", "LocalReview", "Milestone", "PanelResponse", "PartnerView", "Pause",
    "PractitionerEvent", "Proceeding", "PublicText", "Publication", "RapidReview", "Sending", "SignOff", "TakenBack",
    "TakenOver", "Tick",
]  # fmt: skip
