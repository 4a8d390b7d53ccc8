"""Every write of self-assessments."""

from lineofsight.know.self_assessments.services import (
    answering,
    challenges,
    judging,
    receiving,
    rounds,
    signing,
)

__all__ = ["answering", "challenges", "judging", "receiving", "rounds", "signing"]
