"""Every write of serious incidents."""

from lineofsight.learn.reviews.services import (
    accounts,
    briefings,
    clocks,
    deciding,
    declaring,
    incident,
    learning,
    panel,
    rapid,
    timeline,
)

__all__ = [
    "accounts", "briefings", "clocks", "deciding", "declaring", "incident", "learning", "panel", "rapid", "timeline",
]  # fmt: skip
