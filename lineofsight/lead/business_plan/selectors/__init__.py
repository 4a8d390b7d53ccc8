"""Reads of the business plan."""

from lineofsight.lead.business_plan.selectors import challenges, highlights, measures, plans, priorities, rights

__all__ = ["challenges", "highlights", "measures", "plans", "priorities", "rights"]
