"""Every write of serious incidents, and of the local reviews that follow them."""

from lineofsight.learn.reviews.services import (
    accounts,
    briefings,
    checks,
    clocks,
    deciding,
    declaring,
    drafting,
    incident,
    involving,
    learning,
    letting_stand,
    local_review,
    panel,
    publishing,
    rapid,
    reviewer,
    stopping,
    telling,
    timeline,
)

__all__ = [
    "accounts", "briefings", "checks", "clocks", "deciding", "declaring", "drafting", "incident", "involving",
    "learning", "letting_stand", "local_review", "panel", "publishing", "rapid", "reviewer", "stopping", "telling",
    "timeline",
]  # fmt: skip
