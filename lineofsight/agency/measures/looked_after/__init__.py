"""What SSDA903 gives: children looked after, their placements and their health."""

from lineofsight.agency.measures.looked_after import children, health, leavers, placements, reviews
from lineofsight.agency.measures.looked_after.rows import looked_after_tables

__all__ = ["children", "health", "leavers", "looked_after_tables", "placements", "reviews"]
