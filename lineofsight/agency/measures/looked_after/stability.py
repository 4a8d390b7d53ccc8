"""Children settled in one placement: under 16, looked after for two and a half years, in one place for two."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.looked_after.children import (
    ON_THE_DAY,
    counted,
    first_day,
    looked_after,
    looked_after_plainly,
    since_when,
    since_when_plainly,
)
from lineofsight.agency.measures.looked_after.placements import MOVES, TEMPORARY, WITH_FORMER_CARERS
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import LookedAfter, Stay
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

SIXTEEN, LONG, SETTLED = 16 * 12, 30, 24
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
IN_ORDER = ("began", "stay")


def settled_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    since, births = since_when_plainly(found, period), found.births
    stays: defaultdict[str, list[Stay]] = defaultdict(list)
    for each in sorted(found.stays, key=lambda stay: stay.began):
        if not each.short_break and since.get(each.child, period.end) <= each.began <= period.end:
            stays[each.child].append(each)
    for child in looked_after_plainly(found, period):
        born = births.get(child)
        if born is None or born <= months_after(period.end, -SIXTEEN):
            continue
        if child in since and since[child] <= first_day(period, LONG):
            yield Thing(counts=in_one_place(stays[child], period))


def in_one_place(stays: list[Stay], period: Period) -> bool:
    """Whether the last placement has lasted long enough; where it is adoptive, with the one before it."""
    begun, place, away = [], "", False
    for each in stays:
        if each.place in TEMPORARY:
            away = True
            continue
        back = away and place == each.place
        if each.reason in MOVES and each.place not in WITH_FORMER_CARERS and not back:
            begun.append(each.began)
        place, away = each.place, False
    asked = begun[-2:] if place in FOR_ADOPTION else begun[-1:]
    return bool(asked) and asked[0] <= first_day(period, SETTLED)


@measure("ssda903", "looked after for two and a half years", settled_plainly, inside=ON_THE_DAY)
def settled_in_one_place(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children under 16 looked after for two and a half years or more on the last day, and of them those who had been
    in one placement for two years; where it is adoptive, in it and in the one before it together.

    A temporary absence from which a child comes back to the same kind of placement breaks nothing, and nor does a
    change with the same carers or being placed for adoption with one's former foster carers. Children whose birthday
    is not known are left out.
    """
    there = counted(looked_after(tables, period)).join(since_when(tables, period), on="child", how="inner")
    young = tables["people"].filter(nw.col("born") > months_after(period.end, -SIXTEEN)).select("child")
    long = there.filter(nw.col("since") <= first_day(period, LONG)).join(young, on="child", how="inner")
    stays = kept_stays(tables, period)
    lasts = last_placements(stays).select("child", "began", "before")
    judged = long.select("child").join(last_places(stays), on="child", how="left").join(lasts, on="child", how="left")
    first = first_day(period, SETTLED)
    together = nw.col("place").is_in(FOR_ADOPTION) & (nw.col("before") <= first)
    settled = (nw.col("began") <= first).fill_null(False) | together.fill_null(False)
    return judged.with_columns(settled.alias("counts"))


def kept_stays(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """The stays of each child's last time in care, temporary absences left out, with whether one came just before and
    where the child had been."""
    stays = tables["stays"].filter(~nw.col("short_break"), nw.col("began") <= period.end)
    own = stays.join(since_when(tables, period), on="child", how="inner").filter(nw.col("began") >= nw.col("since"))
    away = own.with_columns(nw.col("place").is_in(TEMPORARY).alias("away"))
    told = away.with_columns(
        nw.col("away").shift(1).over("child", order_by=IN_ORDER).fill_null(False).alias("was_away")
    )
    kept = told.filter(~nw.col("away"))
    return kept.with_columns(nw.col("place").shift(1).over("child", order_by=IN_ORDER).alias("place_before"))


def last_placements(stays: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """When each child's last placement began, and the one before it."""
    back = nw.col("was_away") & (nw.col("place") == nw.col("place_before"))
    begun = stays.filter(
        nw.col("reason").is_in(MOVES), ~nw.col("place").is_in(WITH_FORMER_CARERS), ~back.fill_null(False)
    )
    return last(begun.with_columns(nw.col("began").shift(1).over("child", order_by=IN_ORDER).alias("before")))


def last_places(stays: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Where each child was last."""
    return last(stays).select("child", "place")


def last(stays: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The last of each child's."""
    told = stays.with_columns(nw.col("began").shift(-1).over("child", order_by=IN_ORDER).alias("next"))
    return told.filter(nw.col("next").is_null())
