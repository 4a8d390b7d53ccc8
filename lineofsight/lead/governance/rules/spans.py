"""From one day to another: what stands on a day, and what stands beside what. Strength: local."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """Days from a first to a last, both included; without a last it goes on."""

    start: date
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.start <= day and (self.end is None or day <= self.end)

    def meets(self, other: "Span") -> bool:
        """Whether there is a day of both."""
        return (self.end is None or other.start <= self.end) and (other.end is None or self.start <= other.end)


def ends_before_it_starts(span: Span) -> str | None:
    """Nothing ends before the day it starts."""
    return "It would end before it starts." if span.end and span.end < span.start else None


def one_at_a_time(held: Iterable[Span], new: Span) -> str | None:
    """One person holds a seat at a time; substitutes are kept apart."""
    if any(new.meets(other) for other in held):
        return "Somebody holds this seat on one of those days. End that first, or add a substitute."
    return None
