"""The states of the records of governance, and the moves between them."""

from lineofsight.lead.governance.lifecycle.bodies import BODY
from lineofsight.lead.governance.lifecycle.meetings import AHEAD, DECISION, MEETING, PAPER
from lineofsight.lead.governance.lifecycle.risks import LIVE, RISK

__all__ = ["AHEAD", "BODY", "DECISION", "LIVE", "MEETING", "PAPER", "RISK"]
