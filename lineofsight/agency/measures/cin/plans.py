"""Child protection plans: begun, ended, on the last day, for how long, for whom, and whether there was one before."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.cin.codes import NOT_RECORDED, WHITE_BRITISH, category_of
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.census import Census, Child, Plan
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

OPEN, STARTED = "plans open", "plans started"
# Two years, as the department counts them: more than 729 days, the first and the last both counted.
LONG = timedelta(days=729)
TEN, SIXTEEN = 10 * 12, 16 * 12


def counted(frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    return frame.with_columns(nw.lit(True).alias("counts"))


def all_plans(census: Census) -> Iterator[tuple[Child, Plan, date]]:
    """Every plan that has begun, with its child and its first day."""
    for child in census.children:
        for episode in child.episodes:
            for plan in episode.plans:
                if plan.started is not None:
                    yield child, plan, plan.started


def open_plans(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """The plan each child has at the end of the period's last day: one for a child, and of several the latest."""
    end = period.end
    standing = (nw.col("started") <= end) & (nw.col("ended").is_null() | (nw.col("ended") > end))
    found = tables["plans"].filter(standing)
    return found.with_columns(nw.col("plan").max().over("child").alias("newest")).filter(
        nw.col("plan") == nw.col("newest")
    )


def open_plainly(census: Census, period: Period) -> list[tuple[Child, Plan, date]]:
    newest: dict[str, tuple[Child, Plan, date]] = {}
    for child, plan, started in all_plans(census):
        if started <= period.end and (plan.ended is None or plan.ended > period.end):
            before = newest.get(child.id)
            if before is None or started >= before[2]:
                newest[child.id] = (child, plan, started)
    return list(newest.values())


def by_category_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for child, plan, _ in open_plainly(census, period):
        parts = {("category", category_of(plan.latest_category)), ("age", age_band(child, period.end))}
        yield Thing(parts=frozenset(parts))


def age_band(child: Child, day: date) -> str:
    """An age group on a day; an unborn child counts as under 10, and nothing is said where no day is known."""
    if child.born is None:
        return "under_10" if child.unborn else ""
    if child.born > months_after(day, -TEN):
        return "under_10"
    return "10_to_15" if child.born > months_after(day, -SIXTEEN) else "16_and_over"


@measure("cin", OPEN, by_category_plainly, whole=True, dimensions=("category", "age"))
def plans(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a plan at the end of the last day, each once, by latest category and by age."""
    ten, sixteen = months_after(period.end, -TEN), months_after(period.end, -SIXTEEN)
    band = (
        nw.when(nw.col("born").is_null() & ~nw.col("unborn")).then(nw.lit(""))
        .when(nw.col("born").is_null() | (nw.col("born") > ten)).then(nw.lit("under_10"))
        .when(nw.col("born") > sixteen).then(nw.lit("10_to_15")).otherwise(nw.lit("16_and_over"))
    )  # fmt: skip
    found = counted(open_plans(tables, period))
    return found.with_columns(nw.col("latest").alias("category"), band.alias("age"))


def ethnic_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for child, _, _ in open_plainly(census, period):
        if child.ethnicity not in NOT_RECORDED:
            yield Thing(counts=child.ethnicity != WHITE_BRITISH)


@measure("cin", "plans open with ethnicity", ethnic_plainly, inside=OPEN)
def plans_minority_ethnic(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a plan whose ethnicity is recorded, and of them those who are not White British."""
    recorded = open_plans(tables, period).filter(~nw.col("ethnicity").is_in(sorted(NOT_RECORDED)))
    return recorded.with_columns((nw.col("ethnicity") != WHITE_BRITISH).alias("counts"))


def long_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, _, started in open_plainly(census, period):
        yield Thing(counts=started <= period.end - LONG)


@measure("cin", OPEN, long_plainly)
def long_plans(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a plan on the last day, and of them those who have had it for more than 729 days."""
    return open_plans(tables, period).with_columns((nw.col("started") <= period.end - LONG).alias("counts"))


def started_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, plan, started in all_plans(census):
        if period.contains(started):
            yield Thing(parts=frozenset({("category", category_of(plan.first_category))}))


@measure("cin", STARTED, started_plainly, whole=True, dimensions=("category",), adds_up=True)
def plans_started(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Plans that began in the period, each one counted, by first category."""
    found = tables["plans"].filter(nw.col("started").is_between(period.start, period.end))
    return counted(found).with_columns(nw.col("first").alias("category"))


def again_plainly(census: Census, period: Period) -> Iterator[Thing]:
    first: defaultdict[str, list[date]] = defaultdict(list)
    for child, _, started in all_plans(census):
        first[child.id].append(started)
    for child, plan, started in all_plans(census):
        if period.contains(started):
            yield Thing(counts=bool(plan.previous) or min(first[child.id]) < started)


@measure("cin", STARTED, again_plainly, adds_up=True)
def repeat_plans(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Plans that began in the period for a child who had one before, however long ago: as the census says of plans
    before these files, or by an earlier plan in them."""
    before = nw.col("started").min().over("child") < nw.col("started")
    found = tables["plans"].with_columns((before | (nw.col("previous") > 0)).alias("counts"))
    return found.filter(nw.col("started").is_between(period.start, period.end))


def open_again_plainly(census: Census, period: Period) -> Iterator[Thing]:
    first: defaultdict[str, list[date]] = defaultdict(list)
    for child, _, started in all_plans(census):
        first[child.id].append(started)
    for child, plan, started in open_plainly(census, period):
        yield Thing(counts=bool(plan.previous) or min(first[child.id]) < started)


@measure("cin", OPEN, open_again_plainly)
def open_repeat_plans(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a plan on the last day, and of them those for whom it is not the first."""
    first = tables["plans"].group_by("child").agg(nw.col("started").min().alias("first_ever"))
    again = (nw.col("first_ever") < nw.col("started")) | (nw.col("previous") > 0)
    return open_plans(tables, period).join(first, on="child", how="left").with_columns(again.alias("counts"))


def ended_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, plan, _ in all_plans(census):
        if plan.ended is not None and period.contains(plan.ended):
            yield Thing()


@measure("cin", "plans ended", ended_plainly, whole=True, adds_up=True)
def plans_ended(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Plans that ended in the period, for any reason."""
    return counted(tables["plans"].filter(nw.col("ended").is_between(period.start, period.end)))
