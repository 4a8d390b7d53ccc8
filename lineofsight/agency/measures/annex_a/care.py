"""Return interviews of children looked after, from list 8 of Annex A: the talk after the last time each was missing."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.annex_a import AnnexA, InCare
from lineofsight.kernel.periods import Period

GONE, OFFERED = "in care and missing", "in care, missing and offered an interview"


def gone(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after on the last day who were missing in the twelve months of the list: each once."""
    then = (nw.col("began") <= period.end) & (nw.col("ceased").is_null() | (nw.col("ceased") > period.end))
    found = tables["care"].filter(then).with_columns(nw.col("row").max().over("child").alias("lowest"))
    return found.filter(nw.col("row") == nw.col("lowest"), nw.col("missing") > 0)


def gone_plainly(among: Callable[[InCare], bool], told: Callable[[InCare], bool]) -> Callable[..., Iterator[Thing]]:
    def plainly(found: AnnexA, period: Period) -> Iterator[Thing]:
        rows = {
            each.child: each
            for each in found.care
            if each.began <= period.end and (each.ceased is None or each.ceased > period.end)
        }
        for each in rows.values():
            if each.missing and among(each):
                yield Thing(counts=told(each))

    return plainly


@measure("annex_a_care", GONE, gone_plainly(lambda _: True, lambda each: bool(each.offered)))
def care_interviews_offered(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after who were missing, and of them those offered an interview after the last time."""
    return gone(tables, period).with_columns(nw.col("offered").fill_null(False).alias("counts"))


@measure(
    "annex_a_care", OFFERED, gone_plainly(lambda each: bool(each.offered), lambda each: bool(each.accepted)),
    inside=GONE,
)  # fmt: skip
def care_interviews_accepted(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after who were offered an interview after the last time they were missing, and of them those who
    accepted it."""
    offered = gone(tables, period).filter(nw.col("offered").fill_null(False))
    return offered.with_columns(nw.col("accepted").fill_null(False).alias("counts"))
