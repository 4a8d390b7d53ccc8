"""The states of the records of governance, and the moves between them."""

from lineofsight.lead.governance.lifecycle.arrangements import AGREEMENT, ARRANGEMENTS, YEARLY_DUTY
from lineofsight.lead.governance.lifecycle.bodies import BODY
from lineofsight.lead.governance.lifecycle.meetings import AHEAD, DECISION, MEETING, PAPER
from lineofsight.lead.governance.lifecycle.outside import SHARE, UPDATE
from lineofsight.lead.governance.lifecycle.risks import LIVE, RISK
from lineofsight.lead.governance.lifecycle.sector_issues import SECTOR_ISSUE, UNTOLD

__all__ = [
    "AGREEMENT", "AHEAD", "ARRANGEMENTS", "BODY", "DECISION", "LIVE", "MEETING", "PAPER", "RISK", "SECTOR_ISSUE",
    "SHARE", "UNTOLD", "UPDATE", "YEARLY_DUTY",
]  # fmt: skip
