"""Every write of serious incidents."""

from lineofsight.learn.reviews.services import (
    accounts,
    clocks,
    deciding,
    incident,
    learning,
    panel,
    rapid,
    timeline,
)

__all__ = ["accounts", "clocks", "deciding", "incident", "learning", "panel", "rapid", "timeline"]
