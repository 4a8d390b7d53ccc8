"""Every write of self-assessments."""

from lineofsight.know.self_assessments.services import (
    admitting,
    answering,
    attaching,
    challenges,
    chasing,
    examples,
    expiring,
    judging,
    readers,
    receiving,
    registering,
    rounds,
    sharing,
    signing,
    supporting,
    surveying,
)

__all__ = [
    "admitting",
    "answering",
    "attaching",
    "challenges",
    "chasing",
    "examples",
    "expiring",
    "judging",
    "readers",
    "receiving",
    "registering",
    "rounds",
    "sharing",
    "signing",
    "supporting",
    "surveying",
]
