"""Challenges; plans with their aims and what stands beside them; priorities, objectives, measures; reports on them."""

from lineofsight.lead.business_plan.models.aim import Aim, Judgement, Verdict
from lineofsight.lead.business_plan.models.challenge import Challenge
from lineofsight.lead.business_plan.models.highlight import Highlight
from lineofsight.lead.business_plan.models.measure import Asks, Measure, MeasureKind
from lineofsight.lead.business_plan.models.objective import Objective
from lineofsight.lead.business_plan.models.plan import BoardPriority, Plan, PlanKind
from lineofsight.lead.business_plan.models.priority import Priority
from lineofsight.lead.business_plan.models.review_point import ReviewPoint

__all__ = [
    "Aim", "Asks", "BoardPriority", "Challenge", "Highlight", "Judgement", "Measure", "MeasureKind", "Objective",
    "Plan", "PlanKind", "Priority", "ReviewPoint", "Verdict",
]  # fmt: skip
