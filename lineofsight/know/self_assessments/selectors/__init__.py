"""Reads of self-assessments: what an organisation may see of its own, and a reader of its copies."""

from lineofsight.know.self_assessments.selectors import focus, own, readers, reading, rights, rounds, together

__all__ = ["focus", "own", "readers", "reading", "rights", "rounds", "together"]
