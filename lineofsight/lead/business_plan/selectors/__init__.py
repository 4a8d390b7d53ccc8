"""Reads of the business plan."""

from lineofsight.lead.business_plan.selectors import challenges

__all__ = ["challenges"]
