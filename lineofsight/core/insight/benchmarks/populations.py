"""The populations that parts of a count may be set beside: which there are, and what they were on a day."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from lineofsight.core.insight.benchmarks.areas import ENGLAND
from lineofsight.core.insight.benchmarks.catalogue import catalogue
from lineofsight.core.insight.benchmarks.library import shipped
from lineofsight.core.insight.benchmarks.published import entries_in, lines_of
from lineofsight.kernel.days import date_text
from lineofsight.kernel.definitions import DefinitionError, Edition, load_editions
from lineofsight.kernel.periods import Period
from lineofsight.kernel.proportions import Population

FOLDER = Path(__file__).parent.parent / "definitions" / "populations"


@dataclass(frozen=True)
class Kind:
    """A population as its definition has it: what it is apt for, the series of everybody, and of each part by code."""

    name: str
    vintage: str
    note: str
    total: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def definitions() -> Edition:
    """The newest edition, checked. DefinitionError lists the series it names that are not in the catalogue."""
    editions = load_editions(FOLDER)
    edition = editions[max(editions)]
    named = [key for item in edition.data["population"] for key in item["total"]]
    named += [key for item in edition.data["part"] for key in item["series"]]
    if missing := [key for key in named if key not in catalogue()]:
        raise DefinitionError(f"populations/{edition.edition}.toml: there is no series {key}" for key in missing)
    return edition


@cache
def kinds() -> dict[tuple[str, str], Kind]:
    """Each population by the domain and the breakdown it is for."""
    data = definitions().data
    return {
        (item["domain"], item["dimension"]): Kind(
            item["name"], item["vintage"], item["note"], tuple(item["total"]),
            tuple((part["code"], tuple(part["series"])) for part in data["part"] if part["population"] == item["key"]),
        )
        for item in data["population"]
    }  # fmt: skip


def is_of_children(dimension: str) -> bool:
    """Whether a breakdown says something of a child, so that a reader will want to know: beside whom?"""
    return dimension in definitions().data["children"]


def population_on(domain: str, dimension: str, period: Period) -> Population | None:
    """The population for a breakdown on the 31 March with which a period ends; none where none is published of it."""
    kind = kinds().get((domain, dimension))
    found = counts(kind).get(period.end.year, {}) if kind and (period.end.month, period.end.day) == (3, 31) else {}
    total = added(found, kind.total) if kind else None
    if kind is None or not total:
        return None
    parts = {code: added(found, series) for code, series in kind.parts}
    label = shipped().publications[kind.vintage].label
    known = {code: part for code, part in parts.items() if part is not None}
    return Population(kind.name, date_text(period.end), label, total, known, kind.note)


def added(found: dict[str, Decimal], series: tuple[str, ...]) -> Decimal | None:
    """Several series added up; none where one has no number."""
    return sum((found[key] for key in series), Decimal(0)) if all(key in found for key in series) else None


@lru_cache(maxsize=8)
def counts(kind: Kind) -> dict[int, dict[str, Decimal]]:
    """England's numbers of every series of a population, by year: read once."""
    wanted = {*kind.total, *(key for _, series in kind.parts for key in series)}
    found: dict[int, dict[str, Decimal]] = {}
    for key, year, cells in lines_of(kind.vintage):
        if key in wanted:
            for entry in entries_in(catalogue()[key], year, cells):
                if entry.area == ENGLAND and entry.value is not None:
                    found.setdefault(entry.period.end.year, {})[key] = entry.value
    return found
