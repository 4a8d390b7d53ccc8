"""Bodies here and outside, seats, powers; meetings, what came of them; issues, risks, arrangements, duties."""

from lineofsight.lead.governance.models.arrangements import Agreement, Arrangements, ArrangementsReview, Contained
from lineofsight.lead.governance.models.body import OUTSIDE, Body, BodyKind, Reporting, Terms
from lineofsight.lead.governance.models.delegation import Delegation
from lineofsight.lead.governance.models.duty import YearlyDuty
from lineofsight.lead.governance.models.handed_over import HandedOver
from lineofsight.lead.governance.models.liaison import Liaison, Rhythm
from lineofsight.lead.governance.models.meeting import Item, Meeting, Purpose
from lineofsight.lead.governance.models.minuted import Attendance, Decision, Interest, Status
from lineofsight.lead.governance.models.paper import Paper, PaperVersion
from lineofsight.lead.governance.models.risk import Risk, Score
from lineofsight.lead.governance.models.seat import Holding, Seat, SeatKind
from lineofsight.lead.governance.models.sector_issue import SectorIssue
from lineofsight.lead.governance.models.share import Share
from lineofsight.lead.governance.models.update import Direction, Update

__all__ = [
    "OUTSIDE", "Agreement", "Arrangements", "ArrangementsReview", "Attendance", "Body", "BodyKind",
    "Contained", "Decision", "Delegation", "Direction", "HandedOver", "Holding", "Interest", "Item", "Liaison",
    "Meeting", "Paper", "PaperVersion", "Purpose", "Reporting", "Rhythm", "Risk", "Score", "Seat", "SeatKind",
    "SectorIssue", "Share", "Status", "Terms", "Update", "YearlyDuty",
]  # fmt: skip
