"""How long reviews took, from the day a death was notified to the day its analysis was agreed: pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_high

from lineofsight.learn.child_deaths.rules.clocks import months_between
from lineofsight.learn.child_deaths.rules.hiding import POLICY

DAYS_OF_MONTH = 30.4
BANDS = {"under_6": "Under 6 months", "6_to_12": "From 6 to under 12 months", "over_12": "12 months or more"}


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


def band_of(notified_on: date, agreed_on: date) -> str:
    """How long a review took, as tables count it, in whole months."""
    months = months_between(notified_on, agreed_on)
    return "under_6" if months < 6 else "6_to_12" if months < 12 else "over_12"


def may_be_told(bands: Iterable[str]) -> bool:
    """Whether the middle and the ends of how long reviews took tell nothing of a small count: they say on which side
    half of them lie, so that no band may be small."""
    counts = Counter(bands)
    return all(count > POLICY.threshold for count in counts.values())


def spread(taken: Iterable[Taken]) -> Spread:
    """How long some reviews took. Of an even number the later of the two middle ones is the middle, a day that was."""
    days = [each.days for each in taken]
    return Spread(len(days), median_high(days), min(days), max(days)) if days else Spread(0)
