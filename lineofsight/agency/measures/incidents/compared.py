"""What two agencies' lists of missing incidents have in common."""

from collections.abc import Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.compare.lists import Comparison
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.kernel.periods import Period


def compared_plainly(found: Comparison, period: Period) -> Iterator[Thing]:
    for each in found.incidents:
        if period.contains(each.began):
            yield Thing(parts=frozenset({("lists", each.lists), ("difference", each.difference)}))


@measure(
    "compared",
    "incidents in either list",
    compared_plainly,
    whole=True,
    dimensions=("lists", "difference"),
    adds_up=True,
)
def missing_compared(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Incidents of the period in either list: in both or in one, and what kind of difference it is."""
    found = tables["compared"].filter(nw.col("began").is_between(period.start, period.end))
    return found.with_columns(nw.lit(True).alias("counts"))
