"""How long reviews took, from the day a death was notified to the day its analysis was agreed: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_high

from lineofsight.learn.child_deaths.rules.hiding import POLICY

DAYS_OF_MONTH = 30.4


@dataclass(frozen=True)
class Taken:
    """How many days one review took, in which year it was completed and by which panel."""

    year: int
    panel: str
    days: int


@dataclass(frozen=True)
class Spread:
    """The middle of how long reviews took, and the shortest and the longest, of how many."""

    reviews: int
    median: int = 0
    least: int = 0
    most: int = 0

    @property
    def in_days(self) -> str:
        """As whoever keeps the rooms reads it."""
        return f"{self.median} days ({self.least} to {self.most}), of {self.reviews}" if self.reviews else "None"

    @property
    def protected(self) -> str:
        """As it may leave: of ten reviews or more, and the ends in whole months, since each is one child’s."""
        if not self.reviews:
            return "None"
        if self.reviews <= POLICY.threshold:
            return POLICY.symbol
        least, most = (round(days / DAYS_OF_MONTH) for days in (self.least, self.most))
        return f"{self.median} days (from {least} to {most} months), of {self.reviews}"


def spread(taken: Iterable[Taken]) -> Spread:
    """How long some reviews took. Of an even number the later of the two middle ones is the middle, a day that was."""
    days = [each.days for each in taken]
    return Spread(len(days), median_high(days), min(days), max(days)) if days else Spread(0)
