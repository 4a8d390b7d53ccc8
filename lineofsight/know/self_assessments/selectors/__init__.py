"""Reads of self-assessments: what an organisation may see of its own, and a reader of its copies."""

from lineofsight.know.self_assessments.selectors import (
    attachments,
    chasing,
    focus,
    keeping,
    own,
    readers,
    reading,
    registering,
    rights,
    rounds,
    sharing,
    sites,
    supporting,
    together,
)

__all__ = [
    "attachments",
    "chasing",
    "focus",
    "keeping",
    "own",
    "readers",
    "reading",
    "registering",
    "rights",
    "rounds",
    "sharing",
    "sites",
    "supporting",
    "together",
]
