"""Children looked after: on a day, started, ceased. Agreed series of short breaks are left out throughout."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import LookedAfter, Stay
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

ON_THE_DAY, A_YEAR = "looked after", "looked after for a year"
STARTED = "S"
# Why an episode ended: because a new one began, so that care went on.
WENT_ON = "X1"


def counted(frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Each child once."""
    return frame.select("child").unique(keep="any").with_columns(nw.lit(True).alias("counts"))


def looked_after(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """The episodes open at the end of the period's last day."""
    end = period.end
    standing = (nw.col("began") <= end) & (nw.col("ended").is_null() | (nw.col("ended") > end))
    return tables["stays"].filter(standing, ~nw.col("short_break"))


def looked_after_plainly(found: LookedAfter, period: Period) -> set[str]:
    return {each.child for each in found.stays if stands(each, period)}


def stands(stay: Stay, period: Period) -> bool:
    open_then = stay.began <= period.end and (stay.ended is None or stay.ended > period.end)
    return open_then and not stay.short_break


def on_the_day_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    yield from (Thing() for _ in looked_after_plainly(found, period))


@measure("ssda903", ON_THE_DAY, on_the_day_plainly, whole=True)
def children_looked_after(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after at the end of the last day, short breaks left out."""
    return counted(looked_after(tables, period))


def started_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    begun = {
        each.child
        for each in found.stays
        if each.reason == STARTED and period.contains(each.began) and not each.short_break
    }
    yield from (Thing() for _ in begun)


@measure("ssda903", "started", started_plainly, whole=True)
def started_to_be_looked_after(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children who started to be looked after in the period, each once however often."""
    begun = nw.col("began").is_between(period.start, period.end) & (nw.col("reason") == STARTED)
    return counted(tables["stays"].filter(begun, ~nw.col("short_break")))


def ceased_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    over = {
        each.child
        for each in found.stays
        if each.ended is not None and period.contains(each.ended)
        if each.why_ended not in ("", WENT_ON) and not each.short_break
    }
    yield from (Thing() for _ in over)


@measure("ssda903", "ceased", ceased_plainly, whole=True)
def ceased_to_be_looked_after(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children who ceased to be looked after in the period, each once; a new episode on the same day is no end."""
    over = nw.col("ended").is_between(period.start, period.end) & ~nw.col("why_ended").is_in(["", WENT_ON])
    return counted(tables["stays"].filter(over, ~nw.col("short_break")))


def since_when(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """When each child came into care the last time, by the period's end."""
    begun = tables["stays"].filter(nw.col("reason") == STARTED, nw.col("began") <= period.end)
    return begun.group_by("child").agg(nw.col("began").max().alias("since"))


def since_when_plainly(found: LookedAfter, period: Period) -> dict[str, date]:
    since: dict[str, date] = {}
    for each in found.stays:
        if each.reason == STARTED and each.began <= period.end:
            since[each.child] = max(since.get(each.child, each.began), each.began)
    return since


def first_day(period: Period, months: int) -> date:
    """The first day of so many months that end with the period, the first and the last counted."""
    return months_after(period.end, -months) + timedelta(days=1)


def for_a_year(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after on the last day who had been for twelve months."""
    there = counted(looked_after(tables, period)).join(since_when(tables, period), on="child", how="inner")
    return there.filter(nw.col("since") <= first_day(period, 12))


def for_a_year_plainly(found: LookedAfter, period: Period) -> set[str]:
    since, first = since_when_plainly(found, period), first_day(period, 12)
    return {child for child in looked_after_plainly(found, period) if child in since and since[child] <= first}
