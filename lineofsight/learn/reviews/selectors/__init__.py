"""Reads of serious incidents: who may do what, how clocks stand, the timeline, and what may be counted outside."""

from lineofsight.learn.reviews.selectors import (
    clocks,
    considered,
    incidents,
    local_reviews,
    partners,
    review_rights,
    rights,
    timeline,
)

__all__ = [
    "clocks",
    "considered",
    "incidents",
    "local_reviews",
    "partners",
    "review_rights",
    "rights",
    "timeline",
]  # fmt: skip
