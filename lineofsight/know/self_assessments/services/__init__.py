"""Every write of self-assessments."""

from lineofsight.know.self_assessments.services import (
    answering,
    challenges,
    chasing,
    judging,
    receiving,
    rounds,
    signing,
    supporting,
)

__all__ = ["answering", "challenges", "chasing", "judging", "receiving", "rounds", "signing", "supporting"]
