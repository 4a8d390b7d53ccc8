"""Moves: children who had three placements or more in the year."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.looked_after.children import (
    ON_THE_DAY,
    counted,
    first_day,
    looked_after,
    looked_after_plainly,
)
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import LookedAfter
from lineofsight.kernel.periods import Period

# Why an episode began, where a placement with another carer began with it: first of all, or by a change.
MOVES = ("S", "P", "B")
# Being adopted by those one lived with already: placed with former foster carers, with or without consent.
WITH_FORMER_CARERS = ("A3", "A5")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
MANY = 3


def many_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    first, placements = first_day(period, 12), Counter[str]()
    there: set[str] = set()
    for each in found.stays:
        if each.short_break or each.place in TEMPORARY or each.began > period.end:
            continue
        if each.began < first and (each.ended is None or each.ended > first):
            there.add(each.child)
        if each.began >= first and each.reason in MOVES and each.place not in WITH_FORMER_CARERS:
            placements[each.child] += 1
    for child in looked_after_plainly(found, period):
        yield Thing(counts=placements[child] + (child in there) >= MANY)


@measure("ssda903", ON_THE_DAY, many_plainly)
def three_placements(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after on the last day, and of them those with three or more placements in the twelve months.

    The placement open when the twelve months began counts. Temporary absences are no placements, a change with the
    same carer is none, and nor is being placed for adoption with one's former foster carers.
    """
    first = first_day(period, 12)
    stays = tables["stays"].filter(
        ~nw.col("short_break"), ~nw.col("place").is_in(TEMPORARY), nw.col("began") <= period.end
    )
    there = (nw.col("began") < first) & (nw.col("ended").is_null() | (nw.col("ended") > first))
    moved = (
        (nw.col("began") >= first) & nw.col("reason").is_in(MOVES) & ~nw.col("place").is_in(WITH_FORMER_CARERS)
    )  # fmt: skip
    placements = stays.group_by("child").agg(
        moved.cast(nw.Int64).sum().alias("moves"), there.cast(nw.Int64).max().alias("there")
    )
    children = counted(looked_after(tables, period)).select("child").join(placements, on="child", how="left")
    number = nw.col("moves").fill_null(0) + nw.col("there").fill_null(0)
    return children.with_columns((number >= MANY).alias("counts"))
