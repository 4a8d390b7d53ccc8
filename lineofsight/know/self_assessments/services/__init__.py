"""Every write of self-assessments."""

from lineofsight.know.self_assessments.services import (
    answering,
    attaching,
    challenges,
    chasing,
    examples,
    expiring,
    judging,
    readers,
    receiving,
    rounds,
    signing,
    supporting,
    surveying,
)

__all__ = [
    "answering",
    "attaching",
    "challenges",
    "chasing",
    "examples",
    "expiring",
    "judging",
    "readers",
    "receiving",
    "rounds",
    "signing",
    "supporting",
    "surveying",
]
