"""Reads of self-assessments: what an organisation may see of its own, and a reader of its copies."""

from lineofsight.know.self_assessments.selectors import (
    attachments,
    chasing,
    expiring,
    focus,
    formerly,
    governing,
    keeping,
    own,
    readers,
    reading,
    rights,
    rounds,
    supporting,
    together,
)

__all__ = [
    "attachments",
    "chasing",
    "expiring",
    "focus",
    "formerly",
    "governing",
    "keeping",
    "own",
    "readers",
    "reading",
    "rights",
    "rounds",
    "supporting",
    "together",
]
