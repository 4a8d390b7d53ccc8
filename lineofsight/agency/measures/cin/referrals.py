"""Referrals: how many, from whom, how many come again, how many led to nothing; and children in need on a day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.cin.codes import origin_of
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.census import Census, Episode, episodes
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

YEAR = 12
REFERRALS = "referrals"


def received(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    return tables["episodes"].filter(nw.col("referred").is_between(period.start, period.end))


def received_plainly(census: Census, period: Period) -> Iterator[Episode]:
    for _, each in episodes(census):
        if each.referred is not None and period.contains(each.referred):
            yield each


def every_referral(census: Census, period: Period) -> Iterator[Thing]:
    for each in received_plainly(census, period):
        yield Thing(parts=frozenset({("source", origin_of(each.source))}))


@measure("cin", REFERRALS, every_referral, whole=True, dimensions=("source",), adds_up=True)
def referrals(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Referrals received in the period, each one counted, by who referred."""
    return received(tables, period).with_columns(nw.lit(True).alias("counts"))


def again_plainly(census: Census, period: Period) -> Iterator[Thing]:
    days: defaultdict[str, set[date]] = defaultdict(set)
    for child, each in episodes(census):
        if each.referred:
            days[child.id].add(each.referred)
    for child, each in episodes(census):
        if each.referred is not None and period.contains(each.referred):
            earlier = [day for day in days[child.id] if day < each.referred]
            yield Thing(counts=any(each.referred <= months_after(day, YEAR) for day in earlier))


@measure("cin", REFERRALS, again_plainly, adds_up=True)
def re_referrals(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Referrals in the period within 12 months of an earlier one for the same child; two on one day are not earlier."""
    days = tables["episodes"].select("child", "referred").unique(keep="any")
    before = days.with_columns(nw.col("referred").shift(1).over("child", order_by="referred").alias("before"))
    joined = received(tables, period).join(before, on=["child", "referred"], how="left")
    soon = nw.col("referred") <= nw.col("before").dt.offset_by("12mo").cast(nw.Date)
    return joined.with_columns(soon.fill_null(False).alias("counts"))


def no_action_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for each in received_plainly(census, period):
        yield Thing(counts=bool(each.no_action))


@measure("cin", REFERRALS, no_action_plainly, adds_up=True)
def no_action_referrals(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Referrals in the period closed without an assessment or anything else."""
    return received(tables, period).with_columns(nw.col("no_action").alias("counts"))


def in_need_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, each in episodes(census):
        begun = each.referred is not None and each.referred <= period.end
        if begun and (each.closed is None or each.closed > period.end) and not each.no_action:
            yield Thing()


@measure("cin", "episodes of need", in_need_plainly, whole=True)
def children_in_need(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Episodes of need open at the end of the period, unborn children's too; referrals with no action are none."""
    open_then = (nw.col("referred") <= period.end) & (nw.col("closed").is_null() | (nw.col("closed") > period.end))
    return tables["episodes"].filter(open_then, ~nw.col("no_action")).with_columns(nw.lit(True).alias("counts"))


def helped_plainly(census: Census, period: Period) -> Iterator[Thing]:
    helped = {
        child.id
        for child, each in episodes(census)
        for plan in each.need_plans
        if plan.started is not None and plan.started <= period.end
        if plan.ended is None or plan.ended > period.end
    }
    yield from (Thing() for _ in helped)


@measure("cin", "children with a plan of need", helped_plainly, whole=True)
def children_with_need_plans(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a child in need plan at the end of the last day, each once."""
    standing = (nw.col("started") <= period.end) & (nw.col("ended").is_null() | (nw.col("ended") > period.end))
    children = tables["need_plans"].filter(standing).select("child").unique(keep="any")
    return children.with_columns(nw.lit(True).alias("counts"))
