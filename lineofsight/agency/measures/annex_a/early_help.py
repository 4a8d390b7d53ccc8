"""Early help assessments, from list 2 of Annex A."""

from collections.abc import Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.annex_a.rows import lead_of
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.annex_a import AnnexA
from lineofsight.kernel.periods import Period


def begun_plainly(found: AnnexA, period: Period) -> Iterator[Thing]:
    for each in found.early_help:
        if period.contains(each.began):
            yield Thing(parts=frozenset({("lead", lead_of(each.lead))}))


@measure("annex_a_early_help", "early help assessments", begun_plainly, whole=True, dimensions=("lead",), adds_up=True)
def early_help_assessments(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Early help assessments that began in the period, each child's counted, by who made them."""
    begun = tables["early_help"].filter(nw.col("began").is_between(period.start, period.end))
    return begun.with_columns(nw.lit(True).alias("counts"))
