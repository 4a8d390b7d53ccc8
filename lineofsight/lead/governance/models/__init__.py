"""Bodies, seats, what they may decide; meetings, what came of them; issues of sectors, risks, arrangements, duties."""

from lineofsight.lead.governance.models.arrangements import Agreement, Arrangements, ArrangementsReview, Contained
from lineofsight.lead.governance.models.body import OWN, Body, BodyKind, Reporting, Terms
from lineofsight.lead.governance.models.delegation import Delegation
from lineofsight.lead.governance.models.duty import YearlyDuty
from lineofsight.lead.governance.models.handed_over import HandedOver
from lineofsight.lead.governance.models.meeting import Item, Meeting, Purpose
from lineofsight.lead.governance.models.minuted import Attendance, Decision, Interest, Status
from lineofsight.lead.governance.models.paper import Paper, PaperVersion
from lineofsight.lead.governance.models.risk import Risk, Score
from lineofsight.lead.governance.models.seat import Holding, Seat, SeatKind
from lineofsight.lead.governance.models.sector_issue import SectorIssue

__all__ = [
    "OWN", "Agreement", "Arrangements", "ArrangementsReview", "Attendance", "Body", "BodyKind", "Contained",
    "Decision", "Delegation", "HandedOver", "Holding", "Interest", "Item", "Meeting", "Paper", "PaperVersion",
    "Purpose", "Reporting", "Risk", "Score", "Seat", "SeatKind", "SectorIssue", "Status", "Terms", "YearlyDuty",
]  # fmt: skip
