"""Assessments, from referral to the manager's signature."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.census import Census, episodes
from lineofsight.kernel.counted_days import OutsideCalendar
from lineofsight.kernel.periods import Period
from lineofsight.kernel.working_days import working_days_between

# Working Together: an assessment takes no more than 45 working days from the referral.
LONGEST = 45


def within(start: date | None, end: date | None, days: int) -> bool:
    """Whether an end lies within so many working days of a start; not where either is unknown or out of order."""
    if start is None or end is None or end < start:
        return False
    try:
        return working_days_between(start, end) <= days
    except OutsideCalendar:
        return False


def finished_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, episode in episodes(census):
        for each in episode.assessments:
            if each.authorised is not None and period.contains(each.authorised):
                yield Thing(counts=within(episode.referred, each.authorised, LONGEST))


@measure("cin", "assessments", finished_plainly, adds_up=True)
def assessments_on_time(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Assessments authorised in the period, within 45 working days of the referral."""
    finished = tables["assessments"].filter(nw.col("authorised").is_between(period.start, period.end))
    return tables.within(finished, "referred", "authorised", LONGEST, into="counts")
