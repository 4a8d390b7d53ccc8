"""Visits to children with protection plans, from list 7 of Annex A: the census does not hold them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.cin.assessments import within
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.annex_a import AnnexA, OnPlan
from lineofsight.kernel.periods import Period

LISTED = "plans listed"
# How many working days may have passed since the last visit: what many partnerships ask for.
RECENT = 10


def standing(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """The plan each child has at the end of the last day: one for a child, and of several the lowest in the list."""
    then = (nw.col("began") <= period.end) & (nw.col("ended").is_null() | (nw.col("ended") > period.end))
    found = tables["plans"].filter(then).with_columns(nw.col("row").max().over("child").alias("lowest"))
    return found.filter(nw.col("row") == nw.col("lowest"))


def standing_plainly(told: Callable[[OnPlan, date], bool]) -> Callable[[AnnexA, Period], Iterator[Thing]]:
    def plainly(found: AnnexA, period: Period) -> Iterator[Thing]:
        rows = {
            each.child: each
            for each in found.plans
            if each.began <= period.end and (each.ended is None or each.ended > period.end)
        }
        for each in rows.values():
            yield Thing(counts=told(each, period.end))

    return plainly


@measure("annex_a_plans", LISTED, standing_plainly(lambda plan, _: bool(plan.visited and plan.alone)))
def plans_seen_alone(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a plan on the last day, and of them those who were seen alone at the last visit: where no visit or
    no answer stands in the list, they were not."""
    alone = nw.col("alone").fill_null(False) & ~nw.col("visited").is_null()
    return standing(tables, period).with_columns(alone.alias("counts"))


@measure("annex_a_plans", LISTED, standing_plainly(lambda plan, end: within(plan.visited, end, RECENT)))
def plans_visited(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a plan on the last day, and of them those visited within ten working days before it."""
    there = standing(tables, period).with_columns(nw.lit(period.end).alias("last"))
    return tables.within(there, "visited", "last", RECENT, into="counts")
