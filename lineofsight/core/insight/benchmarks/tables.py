"""Reads published tables into entries: values as given, counts beside them, and a reason where there is no number."""

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property

from lineofsight.core.insight.benchmarks.areas import DATA, areas, canonical
from lineofsight.core.insight.benchmarks.library import SCALE, Measure, Series, Shipped
from lineofsight.core.insight.benchmarks.models import Gap
from lineofsight.kernel.numbers import half_up, share
from lineofsight.kernel.periods import Period

Row = Mapping[str, str]
# As fine as both databases give a number back: SQLite keeps fifteen figures.
PLACES_KEPT = 9


@dataclass(frozen=True)
class Entry:
    """One area's value in one publication, or why there is none: what a row of benchmarks is made of."""

    indicator: str
    area: str
    area_name: str
    period: Period
    place: str
    value: Decimal | None = None
    text: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    gap: str = ""
    symbol: str = ""

    @property
    def identity(self) -> tuple:
        """What no publication says twice."""
        return self.indicator, self.area, self.period.start, self.period.end


@dataclass
class Tables:
    """The tables that ship, each read once while a load lasts; `only` some areas, where it names any."""

    shipped: Shipped
    only: frozenset[str] = frozenset()
    read: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, name: str) -> list[Row]:
        """The rows of a table, of the areas wanted."""
        if name not in self.read:
            with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8") as lines:
                self.read[name] = [row for row in csv.DictReader(lines) if self.wants(area_of(row))]
        return self.read[name]

    def wants(self, area: str) -> bool:
        """Whether an area is to be read."""
        return area in areas() and (not self.only or area in self.only)

    @cached_property
    def populations(self) -> dict[tuple[str, str, int], str]:
        """People aged 0 to 17 in the middle of a year, as written, by table, area and year."""
        names = {series.population for series in self.shipped.series if series.population}
        return {
            (name, area_of(row), int(row["time_period"])): row["population_estimate"]
            for name in sorted(names)
            for row in self.rows(name)
        }

    def entries(self, series: Series) -> Iterator[Entry]:
        """Every value of a series, with a reason where a table has none; areas that had ended are left out."""
        measure, rows = self.shipped.measures[series.measure], self.rows(series.table)
        wholes = {place_in_time(row): row for row in taken(rows, series.whole)} if series.whole else {}
        for row in taken(rows, series.rows):
            area = areas()[area_of(row)]
            period = measure.period_of(int(row["time_period"]))
            if area.ended and period.end > area.ended:
                continue
            whole = wholes.get(place_in_time(row), {}) if series.whole else row
            numerators = [row[column] for column in series.numerator]
            about = Entry(measure.key, area.code, area.name, period, series.place)
            yield self.valued(about, series, measure, row, numerators, self.below(series, whole, area.code, period))

    def below(self, series: Series, whole: Row, area: str, period: Period) -> str:
        """The denominator as it is written; a rate's is the population in the middle of an earlier year."""
        if series.population:
            return self.populations.get((series.population, area, period.end.year - series.years_back), "x")
        return whole.get(series.denominator, "") if series.denominator else ""

    def valued(
        self, about: Entry, series: Series, measure: Measure, row: Row, numerators: list[str], below: str
    ) -> Entry:
        """An entry with what its row says: the value as given, or worked out from its counts."""
        symbols = self.shipped.symbols
        about = replace(about, numerator=added(numerators, symbols), denominator=added([below], symbols))
        if series.value:
            return given(about, row[series.value], symbols)
        return made(about, [*numerators, below], measure, symbols)


def given(about: Entry, text: str, symbols: Mapping[str, str]) -> Entry:
    """A value that the publication gives, kept as written; or the reason its symbol stands for."""
    number = read_number(text, symbols)
    if isinstance(number, Gap):
        return replace(about, gap=number.value, symbol=text.strip())
    return replace(about, value=number, text=text.strip())


def made(about: Entry, texts: list[str], measure: Measure, symbols: Mapping[str, str]) -> Entry:
    """A value worked out from its counts; the first count that is missing says why there is none."""
    for text in texts:
        if isinstance(gap := read_number(text, symbols), Gap):
            return replace(about, gap=gap.value, symbol=text.strip())
    value = worked_out(measure, about.numerator, about.denominator)
    return replace(about, value=value, gap=Gap.NOT_APPLICABLE.value if value is None else "")


def added(texts: list[str], symbols: Mapping[str, str]) -> Decimal | None:
    """Counts added together; none where there are none, or one of them is missing."""
    numbers = [read_number(text, symbols) for text in texts]
    known = [number for number in numbers if isinstance(number, Decimal)]
    return sum(known, Decimal(0)) if known and len(known) == len(numbers) else None


def worked_out(measure: Measure, numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """A value from its two counts, to the nine places both databases give back; none over nought."""
    part = share(numerator, denominator) if numerator is not None and denominator is not None else None
    return None if part is None else half_up(part * SCALE[measure.unit], PLACES_KEPT)


def read_number(text: str, symbols: Mapping[str, str]) -> Decimal | Gap:
    """A number as written, or the reason its symbol stands for; an empty place is not available.

    ValueError for anything else, so that a new symbol is never taken for a number or left out in silence.
    """
    text = text.strip()
    if not text:
        return Gap.NOT_AVAILABLE
    if text in symbols:
        return Gap(symbols[text])
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"“{text}” is neither a number nor a symbol that is known.")
    return number


def area_of(row: Row) -> str:
    """The area of a row, under its newest code: its authority, else its region, else the country."""
    return canonical(row["new_la_code"] or row.get("region_code") or row.get("country_code") or "")


def place_in_time(row: Row) -> tuple[str, str]:
    return area_of(row), row["time_period"]


def taken(rows: Iterable[Row], wanted: Mapping[str, str]) -> Iterator[Row]:
    """The rows in which every column says what it should."""
    return (row for row in rows if all(row[column] == text for column, text in wanted.items()))
