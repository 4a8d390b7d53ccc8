"""Every write of serious incidents, and of the local reviews that follow them."""

from lineofsight.learn.reviews.services import (
    accounts,
    clocks,
    deciding,
    drafting,
    incident,
    involving,
    local_review,
    panel,
    publishing,
    rapid,
    timeline,
)

__all__ = [
    "accounts",
    "clocks",
    "deciding",
    "drafting",
    "incident",
    "involving",
    "local_review",
    "panel",
    "publishing",
    "rapid",
    "timeline",
]  # fmt: skip
