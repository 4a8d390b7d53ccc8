"""What ships: which measures have benchmarks, in which publications, and where in their tables each value stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.core.insight.benchmarks.areas import DATA
from lineofsight.core.insight.benchmarks.models import Gap
from lineofsight.kernel.definitions import DefinitionError, Edition, load_editions
from lineofsight.kernel.periods import Period

FOLDER = Path(__file__).parent.parent / "definitions" / "benchmarks"
SCALE = {"%": Decimal(100), "per 10,000": Decimal(10_000)}
SNAPSHOT, YEAR = "snapshot", "year"


@dataclass(frozen=True)
class Measure:
    """An indicator that others publish too: its unit, the decimals it is read with, and what a year's row is about."""

    key: str
    name: str
    unit: str
    places: int
    period: str

    def period_of(self, year: int) -> Period:
        """The period of a row of the year that ends in March: that day, or the twelve months before it."""
        if self.period == SNAPSHOT:
            return Period.snapshot(date(year, 3, 31))
        return Period.financial_year(year - 1)


@dataclass(frozen=True)
class Publication:
    """One vintage, as a definition or a person's command states it."""

    key: str
    label: str
    title: str
    publisher: str
    published: date
    published_assumed: bool
    numerators: str
    denominators: str
    attribution: str = ""


@dataclass(frozen=True)
class Series:
    """Where one measure stands in one publication's table, by the table's own columns and rows."""

    key: str
    vintage: str
    measure: str
    table: str
    place: str
    value: str
    numerator: tuple[str, ...]
    denominator: str
    population: str
    # How many years before a row's own its population was the middle of: more where a later one has been rebased.
    years_back: int
    rows: Mapping[str, str]
    whole: Mapping[str, str]


@dataclass(frozen=True)
class List:
    """A file whose rows name indicator, area and days themselves, and the publication it is of."""

    key: str
    vintage: str
    file: str


@dataclass(frozen=True)
class Printed:
    """What a document prints as a set's one value, and the vintage whose values it was made of."""

    key: str
    document: str
    home: str
    measure: str
    vintage: str
    set: str
    year: int
    value: str


@dataclass(frozen=True)
class Shipped:
    """One edition of what ships."""

    edition: str
    symbols: Mapping[str, str]
    measures: Mapping[str, Measure]
    publications: Mapping[str, Publication]
    series: tuple[Series, ...]
    lists: tuple[List, ...]
    printed: tuple[Printed, ...]


@cache
def shipped() -> Shipped:
    """The newest edition, checked. DefinitionError lists every fault."""
    editions = load_editions(FOLDER)
    return read(editions[max(editions)])


def read(edition: Edition) -> Shipped:
    """An edition as what it says. DefinitionError lists every unknown measure, vintage, table, unit or symbol."""
    if problems := list(faults(edition.data)):
        raise DefinitionError(f"benchmarks/{edition.edition}.toml: {problem}" for problem in problems)
    data = edition.data
    return Shipped(
        edition=edition.edition,
        symbols=data["symbols"],
        measures={item["key"]: Measure(**item) for item in data["measure"]},
        publications={item["key"]: Publication(**item) for item in data["vintage"]},
        series=tuple(series_of(item) for item in data["series"]),
        lists=tuple(List(**item) for item in data["list"]),
        printed=tuple(Printed(**item) for item in data.get("printed", ())),
    )


def series_of(item: Mapping[str, Any]) -> Series:
    optional = {"value": "", "numerator": (), "denominator": "", "population": "", "years_back": 1}
    optional |= {"rows": {}, "whole": {}}
    return Series(**{**optional, **item})


def faults(data: Mapping[str, Any]) -> Iterator[str]:
    """Whatever a definition names that is not there."""
    measures, vintages = ({item["key"] for item in data[name]} for name in ("measure", "vintage"))
    for symbol, gap in data["symbols"].items():
        if gap not in Gap.values:
            yield f"symbols: {symbol}: “{gap}” is not a reason for a gap"
    for item in data["measure"]:
        if item["unit"] not in SCALE or item["period"] not in (SNAPSHOT, YEAR):
            yield f"{item['key']}: its unit or its period is unknown"
    for item in data["series"]:
        yield from (f"{item['key']}: {fault}" for fault in series_faults(item, measures, vintages))
    for item in data["list"]:
        if item["vintage"] not in vintages or not (DATA / f"{item['file']}.csv").exists():
            yield f"{item['key']}: there is no such vintage or file"
    for item in data.get("printed", ()):
        if item["vintage"] not in vintages or item["measure"] not in measures:
            yield f"{item['key']}: what it prints is of no measure or vintage here"


def series_faults(item: Mapping[str, Any], measures: set[str], vintages: set[str]) -> Iterator[str]:
    if item["measure"] not in measures:
        yield f"there is no measure “{item['measure']}”"
    if item["vintage"] not in vintages:
        yield f"there is no vintage “{item['vintage']}”"
    for table in filter(None, (item["table"], item.get("population"))):
        if not (DATA / f"{table}.csv.gz").exists():
            yield f"there is no table “{table}”"
    counts = item.get("numerator") and (item.get("denominator") or item.get("population"))
    if not (item.get("value") or counts):
        yield "it needs a column of values, or of two counts to work them out from"
