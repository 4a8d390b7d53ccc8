"""Bodies, their seats and what they may decide."""

from lineofsight.lead.governance.models.body import OWN, Body, BodyKind, Reporting, Terms
from lineofsight.lead.governance.models.delegation import Delegation
from lineofsight.lead.governance.models.seat import Holding, Seat, SeatKind

__all__ = ["OWN", "Body", "BodyKind", "Delegation", "Holding", "Reporting", "Seat", "SeatKind", "Terms"]
