"""Every write of self-assessments."""

from lineofsight.know.self_assessments.services import (
    answering,
    attaching,
    challenges,
    examples,
    judging,
    readers,
    receiving,
    rounds,
    signing,
    surveying,
)

__all__ = [
    "answering",
    "attaching",
    "challenges",
    "examples",
    "judging",
    "readers",
    "receiving",
    "rounds",
    "signing",
    "surveying",
]
