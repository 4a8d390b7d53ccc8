"""Reads of serious incidents: who may do what, how clocks stand, the timeline, and what may be counted outside."""

from lineofsight.learn.reviews.selectors import (
    briefings,
    clocks,
    considered,
    declaring,
    drafts,
    incidents,
    learning_rights,
    partners,
    rights,
    standing,
    timeline,
)

__all__ = [
    "briefings", "clocks", "considered", "declaring", "drafts", "incidents", "learning_rights", "partners", "rights",
    "standing", "timeline",
]  # fmt: skip
