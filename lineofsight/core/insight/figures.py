"""A figure is what people read: a value or the reason there is none, with where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import partial

from lineofsight.core.insight.models import Absence, Break, Observation, Origin
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period

VALUE, SUPPRESSED, NOT_RETURNED = "value", "suppressed", "not_returned"
WORDS = {
    SUPPRESSED: "suppressed",
    NOT_RETURNED: "not returned",
    Absence.NOT_APPLICABLE: "not applicable",
    Absence.NOT_AVAILABLE: "not available",
}
# Who may see a small count as it is: the agency that returned it and the analyst checking it. All others: published.
INTERNAL, PUBLISHED = "internal", "published"


@dataclass(frozen=True)
class Figure:
    """One number as it is read on a day, or why there is none. A true nought is a value."""

    indicator: Indicator
    period: Period
    breakdown: str
    as_at: datetime
    status: str
    value: Decimal | None = None
    reason: str = ""
    observation: Observation | None = None
    earlier: tuple[Observation, ...] = ()

    @property
    def text(self) -> str:
        """What is printed: the number in its unit, or the words that say why there is none."""
        return self.indicator.text_of(self.value) if self.value is not None else WORDS[self.status]

    @property
    def provisional(self) -> bool:
        """Whether the value may still change."""
        return self.observation is not None and self.observation.status in {"provisional", "queried"}

    @property
    def caveats(self) -> tuple[str, ...]:
        """What prints wherever the value prints: the indicator's caveats, then the value's own."""
        own = (self.observation.comment,) if self.observation and self.observation.comment else ()
        return (*self.indicator.caveats, *own)


@dataclass
class Book:
    """What was known of some indicators on a day: read in one query, asked as often as a page likes."""

    as_at: datetime
    audience: str
    observations: Iterable[Observation]
    breaks: tuple[Break, ...] = ()
    known: dict[tuple, list[Observation]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for observation in self.observations:
            key = (observation.indicator, observation.period, observation.breakdown)
            self.known.setdefault(key, []).append(observation)

    def figure(self, indicator: Indicator, period: Period, breakdown: str = "") -> Figure:
        """The latest known on the day, and of those the latest recorded; earlier values beside it."""
        rows = self.known.get((indicator.key, period, breakdown), [])
        about = partial(Figure, indicator=indicator, period=period, breakdown=breakdown, as_at=self.as_at)
        if not rows:
            return about(status=NOT_RETURNED, reason="No value for this period had been returned by then.")
        *earlier, latest = rows
        about = partial(about, observation=latest, earlier=tuple(earlier))
        if latest.absence:
            return about(status=latest.absence, reason=latest.reason or latest.comment)
        if self.must_hide(indicator, latest):
            return about(status=SUPPRESSED, reason=indicator.policy.sentence)
        return about(status=VALUE, value=latest.value)

    def must_hide(self, indicator: Indicator, observation: Observation) -> bool:
        """Whether this reader may not see the count. What its owner made public is shown as published."""
        if self.audience == INTERNAL or observation.origin == Origin.AS_PUBLISHED:
            return False
        count = observation.numerator if indicator.has_denominator else observation.value
        return indicator.hidden(count, observation.denominator)

    def periods(self, indicator: Indicator, like: Period | None = None, breakdown: str = "") -> list[Period]:
        """The periods with any value, in order; of one kind only where `like` is given."""
        found = {p for key, p, b in self.known if key == indicator.key and b == breakdown}
        return sorted(p for p in found if like is None or p.kind == like.kind)

    def series(self, indicator: Indicator, like: Period, breakdown: str = "") -> list[Figure]:
        """The figures of one kind of period in order, with a gap shown as not returned."""
        periods = self.periods(indicator, like, breakdown)
        return [self.figure(indicator, period, breakdown) for period in with_gaps(periods)]

    def before(self, indicator: Indicator, period: Period, breakdown: str = "") -> Figure:
        """Last time's figure: a year earlier for a snapshot or a year, else the period just before."""
        return self.figure(indicator, last_time(period), breakdown)

    def break_between(self, indicator: Indicator, earlier: Period, later: Period) -> Break | None:
        """A break that stands between two periods, so that they may not be compared."""
        own = [b for b in self.breaks if b.indicator == indicator.key]
        return next((b for b in own if earlier.end < b.on <= later.end), None)


def last_time(period: Period) -> Period:
    """The period a value is first compared with: the same day or year a year before, else the one just before."""
    return period.shifted(-12) if period.start == period.end else period.previous()


def with_gaps(periods: list[Period]) -> list[Period]:
    """Periods of one kind with those missing between them put in."""
    filled: list[Period] = []
    for period in periods:
        while filled and (due := following(filled[-1])) < period and not due.overlaps(period):
            filled.append(due)
        filled.append(period)
    return filled


def following(period: Period) -> Period:
    return period.shifted(12) if period.start == period.end else period.next()
