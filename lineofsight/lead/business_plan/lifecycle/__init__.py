"""The states of what the module keeps: challenges, plans, priorities and what hangs on them."""

from lineofsight.lead.business_plan.lifecycle.challenge import CHALLENGE
from lineofsight.lead.business_plan.lifecycle.plan import PLAN, REVIEW_POINT
from lineofsight.lead.business_plan.lifecycle.priority import HIGHLIGHT, MEASURE, OBJECTIVE, PRIORITY

__all__ = ["CHALLENGE", "HIGHLIGHT", "MEASURE", "OBJECTIVE", "PLAN", "PRIORITY", "REVIEW_POINT"]
