"""Children who were missing or away while looked after, as the return itself records it."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import LookedAfter
from lineofsight.kernel.periods import Period

IN_THE_PERIOD = "looked after in the period"
MISSING, AWAY = "M", "A"


def absent_plainly(kind: str) -> Callable[[LookedAfter, Period], Iterator[Thing]]:
    def plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
        gone = {each.child for each in found.absences if each.kind == kind and period.contains(each.began)}
        children = {
            each.child
            for each in found.stays
            if each.began <= period.end and (each.ended is None or each.ended >= period.start) and not each.short_break
        }
        for child in children:
            yield Thing(counts=child in gone)

    return plainly


def absent(tables: Tables, period: Period, kind: str) -> nw.LazyFrame[Any]:
    """Each child looked after on a day of the period, and whether they went at least once in it."""
    there = (nw.col("began") <= period.end) & (nw.col("ended").is_null() | (nw.col("ended") >= period.start))
    children = tables["stays"].filter(there, ~nw.col("short_break")).select("child").unique(keep="any")
    begun = nw.col("began").is_between(period.start, period.end)
    gone = tables["absences"].filter(begun, nw.col("kind") == kind).select("child").unique(keep="any")
    joined = children.join(gone.with_columns(nw.lit(True).alias("gone")), on="child", how="left")
    return joined.with_columns(nw.col("gone").fill_null(False).alias("counts"))


@measure("ssda903", IN_THE_PERIOD, absent_plainly(MISSING))
def missing_from_care(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after on any day of the period, and of them those who went missing in it, each once."""
    return absent(tables, period, MISSING)


@measure("ssda903", IN_THE_PERIOD, absent_plainly(AWAY))
def away_from_care(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after on any day of the period, and of them those who were away from placement without leave in
    it, each once."""
    return absent(tables, period, AWAY)
