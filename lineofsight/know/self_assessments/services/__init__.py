"""Every write of self-assessments."""

from lineofsight.know.self_assessments.services import (
    answering,
    attaching,
    challenges,
    judging,
    receiving,
    rounds,
    signing,
)

__all__ = ["answering", "attaching", "challenges", "judging", "receiving", "rounds", "signing"]
