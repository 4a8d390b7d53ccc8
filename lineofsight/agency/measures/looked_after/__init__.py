"""What SSDA903 gives: children looked after, their placements and their health."""

from lineofsight.agency.measures.looked_after import absences, children, health, leavers, placements, reviews, stability
from lineofsight.agency.measures.looked_after.rows import looked_after_tables

__all__ = [
    "absences",
    "children",
    "health",
    "leavers",
    "looked_after_tables",
    "placements",
    "reviews",
    "stability",
]
