"""Care leavers who turned 19, 20 or 21 in the period: in touch, and in education, employment or training."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.ssda903 import Leaver, LookedAfter
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

AGES = (19, 20, 21)
LEAVERS = "care leavers"
DIED, OUT_OF_TOUCH = "DIED", "NO"
# Activities by their first sign: full-time or part-time in education, training or employment.
ACTIVE = ("F", "P")


def turned_plainly(leaver: Leaver, period: Period) -> bool:
    if leaver.born is None or leaver.in_touch == DIED:
        return False
    return any(period.contains(months_after(leaver.born, 12 * age)) for age in AGES)


def leavers_plainly(told: Callable[[Leaver], bool]) -> Callable[[LookedAfter, Period], Iterator[Thing]]:
    def plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
        for each in found.leavers:
            if turned_plainly(each, period):
                yield Thing(counts=told(each))

    return plainly


def turned(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Those who had one of the birthdays in the period; who has died is left out."""
    had = [
        nw.col("born").dt.offset_by(f"{12 * age}mo").cast(nw.Date).is_between(period.start, period.end) for age in AGES
    ]
    return tables["leavers"].filter(had[0] | had[1] | had[2], nw.col("in_touch") != DIED)


@measure("ssda903", LEAVERS, leavers_plainly(lambda each: each.in_touch == OUT_OF_TOUCH))
def leavers_out_of_touch(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Care leavers who turned 19, 20 or 21 in the period, and of them those the council was not in touch with."""
    return turned(tables, period).with_columns((nw.col("in_touch") == OUT_OF_TOUCH).alias("counts"))


@measure("ssda903", LEAVERS, leavers_plainly(lambda each: each.activity[:1] in ACTIVE))
def leavers_active(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Care leavers who turned 19, 20 or 21 in the period, and of them those in education, employment or training."""
    active = nw.col("activity").str.slice(0, 1).is_in(ACTIVE)
    return turned(tables, period).with_columns(active.alias("counts"))
