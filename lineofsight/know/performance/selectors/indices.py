"""Reads of indices: each year's figure from its parts, and for the latest how far it rests on each weight."""

from dataclasses import dataclass
from decimal import Decimal

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import PUBLISHED, Book, Figure
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period, PeriodKind
from lineofsight.know.performance.rules.indices import Index, Part, gain, indices, made_of, sensitivity


@dataclass(frozen=True)
class Year:
    """One year of an index: its parts' figures, and the index, where every part is known."""

    period: Period
    figures: tuple[Figure, ...]
    value: Decimal | None


@dataclass(frozen=True)
class Tried:
    """One part's weight, and the latest index with that weight left out, halved and doubled."""

    part: Part
    indicator: Indicator
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class IndexRead:
    """An index with its years, the first of which is 100, and how far the latest rests on each weight."""

    index: Index
    indicators: tuple[Indicator, ...]
    area: str
    years: tuple[Year, ...]
    tried: tuple[Tried, ...] = ()

    @property
    def known(self) -> list[Year]:
        """The years in which every part is known."""
        return [year for year in self.years if year.value is not None]

    @property
    def between(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest that the latest would be with any one weight changed; none where none is known."""
        found = [value for each in self.tried for value in each.values if value is not None]
        return (min(found), max(found)) if found else None


def indices_read(partnership: Partnership) -> list[IndexRead]:
    """Every index whose parts the library has, as everybody inside reads them."""
    known = library.current().indicators
    return [
        index_read(partnership, each)
        for each in indices().values()
        if all(part.indicator in known for part in each.parts)
    ]


def index_read(partnership: Partnership, index: Index) -> IndexRead:
    """One index, for the area of which most is known: its parts are often published for a wider one than ours."""
    indicators = tuple(library.current().indicators[part.indicator] for part in index.parts)
    home = insight.book(partnership, [each.key for each in indicators], audience=PUBLISHED)
    names = insight.areas(partnership)
    codes = dict.fromkeys([home.area, *(code for each in indicators for code in home.areas(each))])
    read = [years_of(index, indicators, home.elsewhere(code)) for code in codes]
    area, years = max(zip(codes, read, strict=True), key=lambda found: sum(each.value is not None for each in found[1]))
    return IndexRead(index, indicators, names.get(area, area), years, tried_on(index, indicators, years))


def years_of(index: Index, indicators: tuple[Indicator, ...], book: Book) -> tuple[Year, ...]:
    """Every year of which any part is known, in order."""
    periods = sorted({p for each in indicators for p in book.periods(each) if p.kind == PeriodKind.FINANCIAL_YEAR})
    rows = [(period, tuple(book.figure(each, period) for each in indicators)) for period in periods]
    whole = [figures for _, figures in rows if all(figure.value is not None for figure in figures)]
    if not whole:
        return tuple(Year(period, figures, None) for period, figures in rows)
    return tuple(
        Year(
            period,
            figures,
            made_of(gains, weights_of(index)) if (gains := gains_of(index, figures, whole[0])) else None,
        )
        for period, figures in rows
    )


def gains_of(index: Index, figures: tuple[Figure, ...], base: tuple[Figure, ...]) -> dict[str, Decimal]:
    """What each part gained since the first year; nothing where any of them cannot be said."""
    found: dict[str, Decimal] = {}
    for part, now, then in zip(index.parts, figures, base, strict=True):
        gained = gain(now.value, then.value, now.indicator.direction) if now.value is not None else None
        if gained is None:
            return {}
        found[part.key] = gained
    return found


def weights_of(index: Index) -> dict[str, Decimal]:
    """How much each part weighs."""
    return {part.key: part.weight for part in index.parts}


def tried_on(index: Index, indicators: tuple[Indicator, ...], years: tuple[Year, ...]) -> tuple[Tried, ...]:
    """How far the latest year's index rests on each weight."""
    known = [year for year in years if year.value is not None]
    if len(known) < 2:
        return ()
    values = sensitivity(gains_of(index, known[-1].figures, known[0].figures), weights_of(index))
    return tuple(
        Tried(part, about, tuple(values[part.key])) for part, about in zip(index.parts, indicators, strict=True)
    )
