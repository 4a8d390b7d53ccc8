"""Reads of the catalogue for a partnership: what it keeps, and a book of any series, loaded or not."""

from collections.abc import Iterator

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight.benchmarks.areas import canonical
from lineofsight.core.insight.benchmarks.catalogue import Series, catalogue
from lineofsight.core.insight.benchmarks.models import ChosenSeries
from lineofsight.core.insight.benchmarks.published import entries_of
from lineofsight.core.insight.benchmarks.selectors import (
    BenchmarkBook,
    benchmark_book,
    home_name,
    sets_around,
    wanted,
)
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role


@permission("insight.view_benchmarks")
def may_view_benchmarks(actor: Actor) -> QuerySet[Partnership]:
    """The partnership's own people look through what others publish."""
    return Partnership.objects.filter(pk__in=people.inside(actor))


@permission("insight.choose_series")
def may_choose_series(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager say which published series the partnership keeps."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.ANALYST, Role.BUSINESS_MANAGER))


@permission("insight.drop_series")
def may_drop_series(actor: Actor) -> QuerySet[Partnership]:
    """Whoever may choose a series may drop it."""
    return may_choose_series(actor)


def kept_series(partnership: Partnership) -> list[Series]:
    """The series a partnership keeps, by name."""
    latest = dict(ChosenSeries.objects.filter(partnership=partnership).values_list("series", "kept"))
    kept = [catalogue()[key] for key, still in latest.items() if still and key in catalogue()]
    return sorted(kept, key=lambda each: each.name)


def series_book(partnership: Partnership, series: Series, *, loaded: bool) -> BenchmarkBook:
    """What is published of a series round a partnership's area: as it was loaded, or as it ships."""
    if loaded:
        return benchmark_book(partnership.area_code, [series.key], partnership=partnership)
    home = canonical(partnership.area_code)
    chosen = sets_around(partnership, home)
    own, others = wanted(home, chosen)
    return BenchmarkBook(home, home_name(home, partnership), chosen, rows_of(series, own | others))


def rows_of(series: Series, codes: set[str]) -> Iterator[tuple]:
    """A series as it ships, as the rows of a book."""
    cited = (series.publication.key, series.publication.label, series.publication.published)
    for each in entries_of(series):
        if each.area in codes:
            about = (each.indicator, each.period.start, each.period.end, each.area)
            yield (*about, each.value, each.text, each.gap, each.numerator, each.denominator, each.place, *cited)
