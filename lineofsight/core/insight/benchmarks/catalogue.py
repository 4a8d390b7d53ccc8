"""The catalogue: every series of the public tables, by name, years and areas. It ships, and is read once.

What a series holds stays in its publication's file until somebody asks for it (`published`); so the catalogue costs a
first start nothing, and an installation has every number of the tables all the same.
"""

import csv
import gzip
from dataclasses import dataclass
from functools import cache

from lineofsight.core.insight.benchmarks.areas import DATA
from lineofsight.core.insight.benchmarks.library import Measure, Publication, shipped

FOLDER = DATA / "series"
JUDGEMENT = "judgement"
# A series of so many areas is one of authorities, and stands before those of England's parts alone.
OF_ALL = 100


@dataclass(frozen=True, slots=True)
class Series:
    """One column of one table: what it is, which years of which publication, over how many areas.

    `years` is the kind of year (`years.ENDING`), `polarity` "up" or "down" where the publisher says which is better.
    """

    key: str
    vintage: str
    topic: str
    name: str
    unit: str
    years: str
    polarity: str
    places: int
    periods: tuple[str, ...]
    areas: int
    values: int

    @property
    def publication(self) -> Publication:
        """The publication it is of."""
        return shipped().publications[self.vintage]

    @property
    def measure(self) -> Measure:
        """The series as comparisons read it."""
        return Measure(self.key, self.name, self.unit, self.places, self.years)

    @property
    def span(self) -> str:
        """Its first and last year as written; of judgements, how many days there are."""
        if self.years == "day":
            return f"{self.periods[0][:4]} to {self.periods[-1][:4]}"
        named = [year for year in self.periods if year != "0"]
        return named[0] if len(named) == 1 else f"{named[0]} to {named[-1]}"

    @property
    def words(self) -> str:
        """What it is found by, in small letters."""
        return " ".join((self.name, self.topic, self.key, self.unit, self.publication.title)).lower()


@cache
def catalogue() -> dict[str, Series]:
    """Every series by its key, in the order of its publication.

    Contains public sector information licensed under the Open Government Licence v3.0. Sources: each publication's.
    """
    with gzip.open(FOLDER / "catalogue.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return {row["key"]: read(row) for row in csv.DictReader(lines)}


def read(row: dict[str, str]) -> Series:
    return Series(
        key=row["key"],
        vintage=row["vintage"],
        topic=row["topic"],
        name=row["name"],
        unit=row["unit"],
        years=row["years"],
        polarity=row["polarity"],
        places=int(row["places"]),
        periods=tuple(year.replace("_", " ") for year in row["periods"].split()),
        areas=int(row["areas"]),
        values=int(row["values"]),
    )


@cache
def found_by() -> dict[str, str]:
    """What each series is found by."""
    return {key: each.words for key, each in catalogue().items()}


def search(words: str, vintage: str = "") -> list[Series]:
    """The series that have all of some words, of one publication where it is named: those of most areas first."""
    asked = words.lower().split()
    found = [
        each
        for key, each in catalogue().items()
        if (not vintage or each.vintage == vintage) and all(word in found_by()[key] for word in asked)
    ]
    return sorted(found, key=lambda each: each.areas < OF_ALL)


def measure_of(key: str) -> Measure | None:
    """An indicator that has benchmarks, or a series of the catalogue, as comparisons read it; none for another key."""
    known = shipped().measures.get(key)
    if known or key not in catalogue():
        return known
    return catalogue()[key].measure
