"""Every write of serious incidents, and of the local reviews that follow them."""

from lineofsight.learn.reviews.services import (
    accounts,
    briefings,
    clocks,
    deciding,
    declaring,
    drafting,
    incident,
    involving,
    learning,
    local_review,
    panel,
    publishing,
    rapid,
    timeline,
)

__all__ = [
    "accounts", "briefings", "clocks", "deciding", "declaring", "drafting", "incident", "involving", "learning",
    "local_review", "panel", "publishing", "rapid", "timeline",
]  # fmt: skip
