"""Challenges."""

from lineofsight.lead.business_plan.models.challenge import Challenge

__all__ = ["Challenge"]
