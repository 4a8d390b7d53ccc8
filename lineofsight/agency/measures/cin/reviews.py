"""Reviews of child protection plans: the first within three months, later ones no more than six months apart."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.cin.plans import OPEN, all_plans, open_plainly, open_plans
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.census import Census
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

# Working Together: months from the plan's beginning to the first review, and from one review to the next.
FIRST, LATER = 3, 6


def on_time_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, plan, started in open_plainly(census, period):
        if started > months_after(period.end, -FIRST):
            continue
        held = sorted(day for day in plan.reviews if started < day <= period.end)
        steps = list(pairwise([started, *held, period.end]))
        due = [months_after(day, FIRST if place == 0 else LATER) for place, (day, _) in enumerate(steps)]
        yield Thing(counts=all(then <= by for (_, then), by in zip(steps, due, strict=True)))


@measure("cin", "plans open for three months", on_time_plainly, inside=OPEN)
def reviews_on_time(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children on a plan for three months or more on the last day, and of them those whose every review was on time:
    none is overdue on that day."""
    settled = open_plans(tables, period).filter(nw.col("started") <= months_after(period.end, -FIRST))
    begun = settled.select("plan", "started", nw.col("started").alias("day"), nw.lit(True).alias("begins"))
    held = (
        settled.select("plan", "started").join(tables["reviews"], on="plan", how="inner")
        .filter(nw.col("held") > nw.col("started"), nw.col("held") <= period.end)
        .select("plan", "started", nw.col("held").alias("day"), nw.lit(False).alias("begins"))
    )  # fmt: skip
    steps = nw.concat([begun, held], how="vertical")
    then = nw.col("day").shift(-1).over("plan", order_by="day").fill_null(period.end)
    by = nw.when(nw.col("begins")).then(nw.col("day").dt.offset_by(f"{FIRST}mo")).otherwise(
        nw.col("day").dt.offset_by(f"{LATER}mo")
    )  # fmt: skip
    judged = steps.with_columns(then.alias("then")).with_columns((nw.col("then") <= by.cast(nw.Date)).alias("in_time"))
    return judged.group_by("plan").agg(nw.col("in_time").all().alias("counts"))


def due_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, plan, started in all_plans(census):
        days = [started, *sorted({day for day in plan.reviews if day > started})]
        for place, day in enumerate(days):
            due = months_after(day, LATER if place else FIRST)
            if period.contains(due) and (plan.ended is None or plan.ended > due):
                yield Thing(counts=place + 1 < len(days) and days[place + 1] <= due)


@measure("cin", "plan reviews due", due_plainly, adds_up=True)
def plan_reviews_held_on_time(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Reviews of plans due in the period while the plan went on, and of them those held by the day."""
    plans = tables["plans"].select("plan", "started", "ended")
    begun = plans.with_columns(nw.col("started").alias("day"), nw.lit(FIRST).alias("months"))
    held = plans.join(tables["reviews"].unique(keep="any"), on="plan", how="inner").filter(
        nw.col("held") > nw.col("started")
    )
    later = held.with_columns(nw.col("held").alias("day"), nw.lit(LATER).alias("months")).drop("held")
    steps = nw.concat([begun, later], how="vertical")
    by = nw.when(nw.col("months") == FIRST).then(nw.col("day").dt.offset_by(f"{FIRST}mo")).otherwise(
        nw.col("day").dt.offset_by(f"{LATER}mo")
    )  # fmt: skip
    then = nw.col("day").shift(-1).over("plan", order_by="day")
    due = steps.with_columns(then.alias("then"), by.cast(nw.Date).alias("due"))
    asked = due.filter(
        nw.col("due").is_between(period.start, period.end),
        nw.col("ended").is_null() | (nw.col("ended") > nw.col("due")),
    )
    return asked.with_columns((nw.col("then") <= nw.col("due")).fill_null(False).alias("counts"))
