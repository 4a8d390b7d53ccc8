"""Every write of the business plan."""

from lineofsight.lead.business_plan.services import (
    aims,
    challenges,
    highlights,
    measures,
    objectives,
    past,
    plans,
    priorities,
    review_points,
    shapes,
)

__all__ = [
    "aims", "challenges", "highlights", "measures", "objectives", "past", "plans", "priorities", "review_points",
    "shapes",
]  # fmt: skip
