"""Reads of self-assessments: what an organisation may see of its own, and a reader of its copies."""

from lineofsight.know.self_assessments.selectors import (
    attachments,
    focus,
    keeping,
    own,
    readers,
    reading,
    rights,
    rounds,
    together,
)

__all__ = ["attachments", "focus", "keeping", "own", "readers", "reading", "rights", "rounds", "together"]
