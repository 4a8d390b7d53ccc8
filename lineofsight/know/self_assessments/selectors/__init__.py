"""Reads of self-assessments: what an organisation may see of its own, and a reader of its copies."""

from lineofsight.know.self_assessments.selectors import chasing, own, reading, rights, rounds, supporting

__all__ = ["chasing", "own", "reading", "rights", "rounds", "supporting"]
