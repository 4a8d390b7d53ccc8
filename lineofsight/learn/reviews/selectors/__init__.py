"""Reads of serious incidents: who may do what, how clocks stand, the timeline, and what may be counted outside."""

from lineofsight.learn.reviews.selectors import (
    briefings,
    clocks,
    considered,
    declaring,
    drafts,
    incidents,
    learning_rights,
    local_reviews,
    partners,
    review_rights,
    rights,
    standing,
    timeline,
)

__all__ = [
    "briefings", "clocks", "considered", "declaring", "drafts", "incidents", "learning_rights", "local_reviews",
    "partners", "review_rights", "rights", "standing", "timeline",
]  # fmt: skip
