"""Reads of one indicator's page: its figure, its run, what it is made of, and the ways its definition has read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import NOT_RETURNED, SUPPRESSED, Book, Change, Figure, last_time
from lineofsight.core.insight.models import Break, OwnLibrary
from lineofsight.core.insight.rules import COUNT, EACH, NOT_CLASSIFIED, Dimension, Indicator
from lineofsight.core.people.models import Organisation
from lineofsight.kernel.numbers import share
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import ChosenChart, Rebase
from lineofsight.know.performance.selectors.charts import charts_chosen
from lineofsight.know.performance.selectors.limits import rebases_of
from lineofsight.know.performance.selectors.scorecard import Beside, period_of


@dataclass(frozen=True)
class Part:
    """One part of a breakdown, and its share of the total as a part of 1; none where that cannot be said."""

    label: str
    figure: Figure
    share: Decimal | None


@dataclass(frozen=True)
class Breakdown:
    """What a total is made of, one way. `refused` says which parts are kept back, and why; `beyond` is what the parts
    given and the total differ by: none where a part is kept back, since the difference would tell it."""

    label: str
    whole: Figure
    parts: tuple[Part, ...]
    refused: str = ""
    beyond: Decimal | None = None


@dataclass(frozen=True)
class Wording:
    """How a definition has read since one edition of the library."""

    edition: str
    indicator: Indicator


class Reading:
    """One indicator as it was known at a moment, for a reader, perhaps from one source or for another area."""

    def __init__(
        self, partnership: Partnership, indicator: Indicator, periods: Sequence[Period], *, as_at: datetime | None,
        audience: str, source: str = "", area: str = "",
    ):  # fmt: skip
        """Read it.

        Args:
            periods: the period asked about; or several, of which the first with anything to show is taken.
        """
        self.partnership, self.indicator, self.as_at = partnership, indicator, as_at
        self.beside_keys = [apart.key for apart in indicator.apart_from]
        keys = [indicator.key, *self.beside_keys, *filter(None, [indicator.quality_beside])]
        self.home: Book = insight.book(
            partnership, keys, as_at=as_at, audience=audience, ends=self.ends(periods, source)
        )
        self.area = area if area in self.home.areas(indicator) else partnership.area_code
        self.book = self.home if self.area == partnership.area_code else self.home.elsewhere(self.area)
        shown = (each for each in periods if self.speaks_of(each))
        self.asked_about = next(shown, periods[0])
        self.period = period_of(indicator, self.asked_about)
        self.source: Organisation | None = self.sources.get(source)

    def ends(self, periods: Sequence[Period], source: str) -> set[date] | None:
        """The last days that must be read: where every agency answers for itself and none is chosen there is no run to
        draw, so this time's and last time's are enough; else all of them (none)."""
        if self.indicator.combine != EACH or source:
            return None
        wanted = [period_of(self.indicator, period) for period in periods]
        return {each.end for period in wanted for each in (period, last_time(period))}

    def speaks_of(self, period: Period) -> bool:
        """Whether there is anything to show for a period."""
        return self.book.figure(self.indicator, period_of(self.indicator, period)).status != NOT_RETURNED

    @property
    def source_id(self) -> int | None:
        """The key of the source that was chosen."""
        return self.source.pk if self.source else None

    @cached_property
    def sources(self) -> dict[str, Organisation]:
        """Who has given any value for the area and kind of period, by ref, in the order of their names."""
        found: dict[str, Organisation] = {}
        for period in self.book.periods(self.indicator, self.period):
            figure = self.book.figure(self.indicator, period)
            for each in (figure, *figure.others):
                if each.observation:
                    found[each.observation.source.ref] = each.observation.source
        return dict(sorted(found.items(), key=lambda item: item[1].name))

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas there are values for, by code: our own first."""
        names = insight.areas(self.partnership) if self.home.areas(self.indicator) else {}
        others = {code: names.get(code, code) for code in self.home.areas(self.indicator)}
        return {self.partnership.area_code: self.partnership.area_name, **others} if others else {}

    @cached_property
    def figure(self) -> Figure:
        """The figure the page is about."""
        return self.book.figure(self.indicator, self.period, source=self.source_id)

    @cached_property
    def before(self) -> Figure:
        """Last time's."""
        return self.book.before(self.indicator, self.period, source=self.source_id)

    @cached_property
    def series(self) -> list[Figure]:
        """Every period there is, in order."""
        return self.book.series(self.indicator, self.period, source=self.source_id)

    @cached_property
    def rebases(self) -> list[Rebase]:
        """Where the limits of its run were set anew, as it stood then."""
        return rebases_of(self.partnership, [self.indicator.key], self.as_at)

    @cached_property
    def charts(self) -> dict[str, ChosenChart]:
        """The chart that was chosen for it, as it stood then, by its key."""
        return charts_chosen(self.partnership, [self.indicator.key], self.as_at)

    @property
    def changes(self) -> list[Change]:
        """The days from which its values mean something else."""
        return self.book.changes(self.indicator)

    @property
    def declared(self) -> tuple[Break, ...]:
        """The breaks somebody declared."""
        return tuple(each for each in self.home.breaks if each.indicator == self.indicator.key)

    @property
    def broken(self) -> Change | None:
        """What stands between this figure and last time's."""
        return self.book.break_between(self.indicator, last_time(self.period), self.period)

    @property
    def by_agency(self) -> list[tuple[Figure, Figure]]:
        """Each agency's figure and its last time's, where each answers for itself or several speak."""
        whole = self.book.figure(self.indicator, self.period)
        every = whole.others if whole.observation is None else (whole, *whole.others) if whole.others else ()
        return [
            (each, self.book.before(self.indicator, self.period, source=each.observation.source_id)) for each in every
        ]

    @property
    def breakdowns(self) -> list[Breakdown]:
        """What the figure is made of, each way it was broken down."""
        made = (self.breakdown(dimension) for dimension in self.indicator.breakdowns)
        return [each for each in made if each.parts]

    def breakdown(self, dimension: Dimension) -> Breakdown:
        """What the figure is made of, one way."""
        found = [
            (label, self.book.figure(self.indicator, self.period, cell, source=self.part_source))
            for cell, label in dimension.cells
        ]
        given = any(each.observation for _, each in found)
        # What was not classified is asked of nobody, so it is not missing where it was not given.
        wanted = [(label, f) for label, f in found if f.observation or not f.breakdown.endswith(f"={NOT_CLASSIFIED}")]
        return breakdown_of(dimension.label, self.figure, wanted if given else ())

    @property
    def part_source(self) -> int | None:
        """Parts are the same source's as their total."""
        return self.figure.observation.source_id if self.figure.observation else self.source_id

    @property
    def quality(self) -> Beside | None:
        """The measure of quality to read with it."""
        return self.beside(self.indicator.quality_beside) if self.indicator.quality_beside else None

    @property
    def apart(self) -> list[tuple[Beside, list[Figure]]]:
        """What looks like it and must not be compared with it: each with why, and its own run."""
        made = [self.beside(apart.key, apart.why) for apart in self.indicator.apart_from]
        return [(each, self.home.series(each.indicator, each.figure.period)) for each in made]

    def beside(self, key: str, why: str = "") -> Beside:
        other = library.indicator(key)
        return Beside(other, self.home.figure(other, period_of(other, self.period)), why)


def breakdown_of(label: str, whole: Figure, found: Iterable[tuple[str, Figure]]) -> Breakdown:
    """The parts of a total with their shares, and what those given and the total differ by."""
    found = list(found)
    counted = whole.indicator.kind == COUNT and whole.value is not None
    parts = tuple(
        Part(name, each, share(each.value, whole.value) if counted and each.value is not None else None)
        for name, each in found
    )
    kept_back = [each for _, each in found if each.status == SUPPRESSED]
    values = [each.value for _, each in found if each.value is not None]
    beyond = sum(values, Decimal(0)) - whole.value if counted and values and not kept_back else None
    return Breakdown(label, whole, parts, refusal([each for _, each in found], kept_back), beyond)


def refusal(found: Sequence[Figure], kept_back: Sequence[Figure]) -> str:
    """Which parts are kept back, and each reason once; nothing where none is. A nought that is shown is no part."""
    if not kept_back:
        return ""
    some = any(each.value for each in found)
    reasons = " ".join(dict.fromkeys(each.reason for each in kept_back))
    return f"{'Some parts' if some else 'The parts'} are not shown. {reasons}"


def wordings_of(partnership: Partnership, key: str) -> list[Wording]:
    """The ways an indicator's definition has read, the newest first: one for each edition that changed it."""
    own = OwnLibrary.objects.filter(partnership=partnership).order_by("pk").values_list("pk", flat=True)
    found: list[Wording] = []
    for each in [*library.libraries().values(), *map(library.own_library, own)]:
        indicator = each.indicators.get(key)
        if indicator and (not found or not indicator.means_what(found[-1].indicator)):
            found.append(Wording(each.edition, indicator))
    return found[::-1]


def periods_with_values(partnership: Partnership, indicator: Indicator) -> list[Period]:
    """The periods an indicator has any value for in the partnership's own area, the latest first."""
    return insight.book(partnership, [indicator.key]).periods(indicator)[::-1]
