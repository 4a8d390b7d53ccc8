"""Where the area stands among others: one book of benchmarks for a page, and the sets it may be set beside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.benchmarks.positions import Position, position_of
from lineofsight.core.insight.benchmarks.rules import Comparison
from lineofsight.core.insight.benchmarks.selectors import BenchmarkBook, CitedVintage, benchmark_book
from lineofsight.core.insight.benchmarks.sets import AreaSet
from lineofsight.core.insight.rules import EACH, PERCENTAGE, RATE, Indicator
from lineofsight.kernel import clock
from lineofsight.kernel.intervals import Interval, rate_interval, share_interval
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.selectors.scorecard import period_of

INTERVALS = {PERCENTAGE: share_interval, RATE: rate_interval}


@dataclass(frozen=True)
class Compared:
    """One comparison: with which set, from which publication; and where the area's true value probably lies.

    `position`: from whom the area can be told apart, where the counts are published.
    """

    chosen: AreaSet
    edition: CitedVintage
    comparison: Comparison
    interval: Interval | None = None
    position: Position | None = None


class Others:
    """What others published of some indicators, as it had come out by a day: two queries, however much is asked."""

    def __init__(
        self, partnership: Partnership, indicators: Iterable[Indicator], period: Period, day: date | None = None,
    ):  # fmt: skip
        self.period, self.day = period, day or clock.today()
        # Where each agency answers for itself there is no value for the area, so nothing to be set beside others.
        keys = [each.key for each in indicators if each.combine != EACH]
        own = {period, Period.snapshot(period.end)}
        self.book: BenchmarkBook = benchmark_book(partnership.area_code, keys, partnership=partnership, periods=own)

    @property
    def sets(self) -> tuple[AreaSet, ...]:
        """The sets that were in use on the period's last day, the partnership's own among them."""
        return tuple(each for each in self.book.sets() if each.in_use(self.period.end))

    def set_named(self, key: str) -> AreaSet | None:
        """The set asked for; without one, the last of those that ship: neighbours are listed after cities."""
        known = {each.key: each for each in self.sets}
        shipped = [each for each in self.sets if not each.own]
        return known.get(key) or (shipped[-1] if shipped else None)

    def editions(self, indicator: Indicator) -> list[CitedVintage]:
        """The publications that have an indicator and period and had come out by the day, the newest first."""
        own = period_of(indicator, self.period)
        return [each for each in self.book.vintages(indicator.key, own) if each.published <= self.day]

    def compare(self, indicator: Indicator, chosen: AreaSet, edition: CitedVintage) -> Compared | None:
        """The area beside one set, in one publication; none where nobody in the set has a value there."""
        own = period_of(indicator, self.period)
        made = self.book.compare(indicator.key, own, chosen.key, edition.key)
        if made is None or not (made.counted or made.missing):
            return None
        return Compared(chosen, edition, made, self.interval(indicator, own, edition))

    def interval(self, indicator: Indicator, own: Period, edition: CitedVintage) -> Interval | None:
        """Between which ends chance alone would let the area's value fall, where its two counts are published."""
        known = self.book.value(indicator.key, own, self.book.home, edition.key)
        if known is None or known.value is None or known.numerator is None or known.denominator is None:
            return None
        if indicator.kind not in INTERVALS or known.numerator > known.denominator:
            return None
        made = INTERVALS[indicator.kind](known.numerator, known.denominator)
        return (made[0] * indicator.scale, made[1] * indicator.scale) if made else None

    def newest(self, indicator: Indicator, chosen: AreaSet | None) -> Compared | None:
        """The area beside one set, in the newest publication in which it has a place among them."""
        found = (self.compare(indicator, chosen, each) for each in self.editions(indicator)) if chosen else ()
        made = next((each for each in found if each and each.comparison.place), None)
        return replace(made, position=self.position(indicator, made)) if made else None

    def every(self, indicator: Indicator) -> list[Compared]:
        """The area beside every set, in every publication: the vintages side by side, each with its position."""
        made = (self.compare(indicator, chosen, each) for chosen in self.sets for each in self.editions(indicator))
        return [replace(each, position=self.position(indicator, each)) for each in made if each]

    def position(self, indicator: Indicator, compared: Compared) -> Position | None:
        """From whom the area can be told apart; none where the counts are not published."""
        own = period_of(indicator, self.period)
        counted = self.book.counted(indicator.key, own, compared.edition.key)
        return position_of(compared.comparison, counted)
