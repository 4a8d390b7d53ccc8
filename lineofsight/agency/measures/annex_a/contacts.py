"""Contacts with the front door, from Annex A."""

from collections.abc import Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.annex_a.rows import source_of
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.annex_a import AnnexA
from lineofsight.kernel.periods import Period


def contacts_plainly(found: AnnexA, period: Period) -> Iterator[Thing]:
    for each in found.contacts:
        if period.contains(each.day):
            yield Thing(parts=frozenset({("source", source_of(each.source))}))


@measure("annex_a", "contacts", contacts_plainly, whole=True, dimensions=("source",), adds_up=True)
def contacts(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Contacts received in the period, each one counted, by who brought them."""
    found = tables["contacts"].filter(nw.col("day").is_between(period.start, period.end))
    return found.with_columns(nw.lit(True).alias("counts"), nw.col("origin").alias("source"))
