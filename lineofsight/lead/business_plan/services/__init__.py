"""Every write of the business plan."""

from lineofsight.lead.business_plan.services import challenges, past

__all__ = ["challenges", "past"]
