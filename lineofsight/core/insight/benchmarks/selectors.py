"""Reads of benchmarks: one book for a page, however many comparisons it draws."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight.benchmarks import rules
from lineofsight.core.insight.benchmarks.areas import areas, around, canonical
from lineofsight.core.insight.benchmarks.catalogue import measure_of
from lineofsight.core.insight.benchmarks.library import Measure, shipped
from lineofsight.core.insight.benchmarks.models import Benchmark, ComparatorSet, Gap, Vintage
from lineofsight.core.insight.benchmarks.rules import Comparison, Measured
from lineofsight.core.insight.benchmarks.sets import AreaSet, own_set, shipped_sets
from lineofsight.core.people.roles import Role
from lineofsight.kernel.funnels import Counted
from lineofsight.kernel.periods import Period

READ = (
    "indicator", "start", "end", "area", "value", "text", "gap", "numerator", "denominator", "place", "vintage__key",
    "vintage__label", "vintage__published",
)  # fmt: skip


@permission("insight.declare_comparators")
def may_declare_comparators(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager say which areas their own is set beside."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.ANALYST, Role.BUSINESS_MANAGER))


@dataclass(frozen=True, order=True)
class CitedVintage:
    """A vintage as a comparison names it; `vintages` has the rest. Sorted from the oldest."""

    published: date
    key: str
    label: str


@dataclass(frozen=True)
class Known:
    """One area's value in one vintage, or the reason there is none, with its counts and its place."""

    value: Decimal | None
    text: str
    gap: str
    numerator: Decimal | None
    denominator: Decimal | None
    place: str

    @property
    def reason(self) -> str:
        """Why there is no value, in words; empty where there is one."""
        return Gap(self.gap).label.lower() if self.gap else ""


@dataclass
class BenchmarkBook:
    """What is published of some indicators for a home area and everybody it is set beside: read in two queries.

    The vintage, where none is named, is the newest that has any value for the indicator and period.
    """

    home: str
    home_name: str
    area_sets: dict[str, AreaSet]
    rows: Iterable[tuple]
    values: dict[tuple[str, Period, str], dict[str, Known]] = field(default_factory=dict)
    cited: dict[tuple[str, Period], dict[str, CitedVintage]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        periods: dict[tuple[date, date], Period] = {}
        for indicator, start, end, area, value, text, gap, above, below, place, key, label, published in self.rows:
            period = periods.setdefault((start, end), Period(start, end))
            known = Known(value, text, gap, above, below, place)
            self.values.setdefault((indicator, period, key), {})[area] = known
            found = self.cited.setdefault((indicator, period), {})
            if key not in found:
                found[key] = CitedVintage(published, key, label)

    def sets(self) -> tuple[AreaSet, ...]:
        """The sets of the home area: those that ship, then its partnership's own."""
        return tuple(self.area_sets.values())

    def vintages(self, key: str, period: Period) -> tuple[CitedVintage, ...]:
        """The publications that have this indicator and period, the newest first."""
        return tuple(sorted(self.cited.get((key, period), {}).values(), reverse=True))

    def periods(self, key: str) -> list[Period]:
        """The periods of an indicator in the book, in order."""
        return sorted(period for indicator, period in self.cited if indicator == key)

    def value(self, key: str, period: Period, area: str, vintage: str | None = None) -> Known | None:
        """One area's value in a vintage; none where it has no row there."""
        vintage = vintage or self.newest(key, period)
        return self.values.get((key, period, vintage), {}).get(canonical(area)) if vintage else None

    def newest(self, key: str, period: Period, among: Iterable[str] = ()) -> str | None:
        """The key of the newest vintage of an indicator and period; of those that speak of some areas, if named."""
        wanted = set(among)
        for cited in self.vintages(key, period):
            if not wanted or wanted & set(self.values[key, period, cited.key]):
                return cited.key
        return None

    def series(self, key: str, area: str, vintage: str | None = None) -> list[tuple[Period, Known]]:
        """An area's values of one vintage in order; without one, of the newest that knows the area."""
        area = canonical(area)
        found = [
            (self.cited[key, period][named], period, known[area])
            for (indicator, period, named), known in self.values.items()
            if indicator == key and area in known
        ]
        newest = max((each for each, _, _ in found), default=None)
        wanted = vintage or (newest.key if newest else "")
        ordered = sorted(found, key=lambda row: row[1])
        return [(period, known) for each, period, known in ordered if each.key == wanted]

    def measured(self, key: str, period: Period, area: str, vintage: str) -> Measured:
        """An area as the rules see it, in one vintage: its value, or why there is none."""
        about, known = areas().get(area), self.value(key, period, area, vintage)
        name = self.home_name if area == self.home else about.short_name if about else area
        missing = "no value published"
        if about and about.ended and period.end > about.ended:
            missing = about.ending.rstrip(".").removeprefix(f"{about.name} ")
        if known is None:
            return Measured(area, name, None, key, vintage, reason=missing)
        return Measured(area, name, known.value, key, vintage, known.text, known.reason)

    def counted(self, key: str, period: Period, vintage: str) -> dict[str, Counted]:
        """The areas whose value is published with its two counts, by code."""
        known = self.values.get((key, period, vintage), {})
        return {
            area: Counted(self.measured(key, period, area, vintage).name, each.numerator, each.denominator)
            for area, each in known.items()
            if each.value is not None and each.numerator is not None and each.denominator
            and each.numerator <= each.denominator
        }  # fmt: skip

    def compare(
        self, key: str, period: Period, set_key: str, vintage: str | None = None, *, function: str | None = None,
        apart_from: str = "",
    ) -> Comparison | None:  # fmt: skip
        """The home area beside a set of its own; none where there is no such set, or nobody in it published anything.

        The home value is the one published with the others: a partnership's own value is no part of a publication.

        Args:
            vintage: the publication; without one, the newest that speaks of the set.
            function: another function than the set's own.
            apart_from: how the partnership's own series counts otherwise than the publication, where a page would set
                it beside the others. The answer is then that sentence, and no value.
        """
        chosen = self.area_sets.get(set_key)
        vintage = vintage or (self.newest(key, period, chosen.members) if chosen else None)
        measure = measure_of(key)
        cited = self.cited.get((key, period), {}).get(vintage or "")
        if not (chosen and measure and cited):
            return None
        made = rules.compare(
            replace(self.measured(key, period, self.home, cited.key), apart_from=apart_from),
            [self.measured(key, period, area, cited.key) for area in chosen.members],
            function=function or chosen.function,
            home_in=chosen.home_in,
            places=measure.places,
        )
        return labelled(replace(made, printed=self.printed(made, period, set_key)), measure, chosen, period, cited)

    def printed(self, made: Comparison, period: Period, set_key: str) -> str:
        """What a document prints as this comparison's value, and whether it is what these values give."""
        about = (self.home, made.home.indicator, made.home.vintage, set_key, period.end.year)
        for each in shipped().printed:
            if (each.home, each.measure, each.vintage, each.set, each.year) == about and made.function == rules.MEAN:
                return rules.as_printed(made, each.document, each.value)
        return ""


def labelled(made: Comparison, measure: Measure, chosen: AreaSet, period: Period, cited: CitedVintage) -> Comparison:
    """A comparison with the words it is read by."""
    return replace(
        made,
        unit=measure.unit,
        noun=chosen.noun,
        set_label=chosen.label,
        period_label=period.label,
        vintage_label=cited.label,
    )


def benchmark_book(
    area_code: str, keys: Iterable[str], *, partnership: Partnership | None = None,
    periods: Iterable[Period] | None = None,
) -> BenchmarkBook:  # fmt: skip
    """Read what is published of some indicators for an area and its sets: two queries, however much is asked of it.

    Args:
        area_code: the home area, by any code it had.
        partnership: whose own sets are added; its scope must be open.
        periods: those that comparisons will be asked for. The home area, its region and England come with every
            period all the same, for their series; without `periods`, so does everybody.
    """
    home = canonical(area_code)
    chosen = sets_around(partnership, home)
    own, others = wanted(home, chosen)
    beside = Q(area__in=sorted(others))
    if periods is not None:
        beside &= Q(end__in={period.end for period in periods})
    rows = Benchmark.objects.filter(Q(area__in=sorted(own)) | beside, indicator__in=sorted(set(keys)))
    return BenchmarkBook(home, home_name(home, partnership), chosen, rows.values_list(*READ))


def sets_around(partnership: Partnership | None, home: str) -> dict[str, AreaSet]:
    """The sets of a home area by key: those that ship, then its partnership's own."""
    return {found.key: found for found in (*shipped_sets(home), *own_sets(partnership, home))}


def wanted(home: str, chosen: dict[str, AreaSet]) -> tuple[set[str], set[str]]:
    """The areas a book of a home area is about: itself with what is around it, and the members of its sets."""
    own = {home, *around(home)}
    return own, {code for found in chosen.values() for code in found.members} - own


def home_name(home: str, partnership: Partnership | None) -> str:
    """What a home area is called in a sentence."""
    about = areas().get(home)
    return about.short_name if about else partnership.area_name if partnership else home


def own_sets(partnership: Partnership | None, home: str) -> list[AreaSet]:
    """A partnership's own sets, the latest under each key."""
    if partnership is None:
        return []
    latest = {row.key: row for row in ComparatorSet.objects.filter(partnership=partnership)}
    return [own_set(row, home) for row in latest.values()]


def sets_of(partnership: Partnership) -> list[AreaSet]:
    """The sets a partnership's area may be set beside: those that ship, then its own."""
    return [*shipped_sets(partnership.area_code), *own_sets(partnership, canonical(partnership.area_code))]


def vintages() -> QuerySet[Vintage]:
    """Every publication that is loaded, the newest first, with what it counted over which population."""
    return Vintage.objects.all()
