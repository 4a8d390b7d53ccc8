"""The measures there are, by the name an indicator's definition gives."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.tables import Tables
from lineofsight.kernel.periods import Period

# A part that a thing counts in, such as ("category", "neglect"); of a dimension whose parts overlap, several.
Parts = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Thing:
    """One thing counted, as the plain reference gives it: whether it is in the numerator, and in which parts."""

    counts: bool = True
    parts: Parts = frozenset()
    amount: int = 0


@dataclass(frozen=True)
class Measure:
    """How an indicator is counted from one kind of file.

    Attributes:
        source: the kind of file it needs, such as "cin".
        population: what the rows are. Two measures of one population count the same things, so that what is hidden of
            one must not be worked out from the other.
        rows: the things counted, in narwhals: a column `counts`, a column for each dimension, and for a dimension whose
            parts overlap one column for each part, called like its breakdown.
        plainly: the same in plain Python, one `Thing` for each row.
        whole: whether every row counts, so that the numerator is the population.
        average: whether what is asked for is a sum over the rows, in a column `amount`.
        overlapping: the dimensions whose parts overlap, with their codes.
        inside: the wider population that this one's rows are among, where there is one.
        adds_up: whether what is counted in a quarter is what was counted in its months: each thing has one day.
    """

    name: str
    source: str
    population: str
    rows: Callable[[Tables, Period], nw.LazyFrame[Any]]
    plainly: Callable[[Any, Period], Iterable[Thing]]
    whole: bool = False
    average: bool = False
    dimensions: tuple[str, ...] = ()
    overlapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inside: str = ""
    adds_up: bool = False


MEASURES: dict[str, Measure] = {}

Rows = Callable[[Tables, Period], nw.LazyFrame[Any]]


def measure(source: str, population: str, plainly: Callable[[Any, Period], Iterator[Thing]], **about: Any) -> Any:
    """Register a measure under its function's name; `plainly` is its reference."""

    def register(rows: Rows) -> Rows:
        MEASURES[rows.__name__] = Measure(rows.__name__, source, population, rows, plainly, **about)
        return rows

    return register
