"""Care leavers by the birthday they had in the period: in touch, in education, employment or training, and housed."""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import Leaver, LookedAfter
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

AGES, YOUNGER = (19, 20, 21), (17, 18)
LEAVERS, YOUNGER_LEAVERS = "care leavers", "care leavers of 17 and 18"
DIED, OUT_OF_TOUCH = "DIED", "NO"
# Activities by their first sign: full-time or part-time in education, training or employment.
ACTIVE = ("F", "P")
# Accommodation is a letter for its kind, and 1 where it is suitable; a nought where it is not known.
SUITABLE, NOT_KNOWN = "1", "0"


def turned_plainly(leaver: Leaver, period: Period, ages: tuple[int, ...]) -> bool:
    if leaver.born is None or leaver.in_touch == DIED:
        return False
    return any(period.contains(months_after(leaver.born, 12 * age)) for age in ages)


def leavers_plainly(
    told: Callable[[Leaver], bool], ages: tuple[int, ...] = AGES
) -> Callable[[LookedAfter, Period], Iterator[Thing]]:
    def plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
        for each in found.leavers:
            if turned_plainly(each, period, ages):
                yield Thing(counts=told(each))

    return plainly


def turned(tables: Tables, period: Period, ages: tuple[int, ...] = AGES) -> nw.LazyFrame[Any]:
    """Those who had one of the birthdays in the period; who has died is left out."""
    had = [
        nw.col("born").dt.offset_by(f"{12 * age}mo").cast(nw.Date).is_between(period.start, period.end) for age in ages
    ]
    return tables["leavers"].filter(reduce(or_, had), nw.col("in_touch") != DIED)


@measure("ssda903", LEAVERS, leavers_plainly(lambda each: each.in_touch == OUT_OF_TOUCH), adds_up=True)
def leavers_out_of_touch(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Care leavers who turned 19, 20 or 21 in the period, and of them those the council was not in touch with."""
    return turned(tables, period).with_columns((nw.col("in_touch") == OUT_OF_TOUCH).alias("counts"))


@measure("ssda903", LEAVERS, leavers_plainly(lambda each: each.activity[:1] in ACTIVE), adds_up=True)
def leavers_active(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Care leavers who turned 19, 20 or 21 in the period, and of them those in education, employment or training."""
    active = nw.col("activity").str.slice(0, 1).is_in(ACTIVE)
    return turned(tables, period).with_columns(active.alias("counts"))


def housed_plainly(each: Leaver) -> bool:
    return each.lives[1:] == SUITABLE and each.lives[0] != NOT_KNOWN


def housed(leavers: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Care leavers, and whether they lived in suitable accommodation; what is not known is not suitable."""
    suits = (nw.col("lives").str.slice(1) == SUITABLE) & (nw.col("lives").str.slice(0, 1) != NOT_KNOWN)
    return leavers.with_columns(suits.alias("counts"))


@measure("ssda903", LEAVERS, leavers_plainly(housed_plainly), adds_up=True)
def leavers_housed(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Care leavers who turned 19, 20 or 21 in the period, and of them those in suitable accommodation."""
    return housed(turned(tables, period))


@measure("ssda903", YOUNGER_LEAVERS, leavers_plainly(housed_plainly, YOUNGER), adds_up=True)
def younger_leavers_housed(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Care leavers who turned 17 or 18 in the period, and of them those in suitable accommodation."""
    return housed(turned(tables, period, YOUNGER))
