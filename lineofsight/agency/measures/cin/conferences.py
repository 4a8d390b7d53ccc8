"""Enquiries under section 47, and the first conferences that come of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.cin.assessments import within
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.census import Census, episodes
from lineofsight.kernel.periods import Period

# Working Together: a first conference within 15 working days of the strategy discussion that began the enquiry.
IN_TIME = 15
CONFERENCES = "first conferences"
# The department's bands of working days waited, each by the most it takes in.
BANDS = (("up_to_10", 10), ("11_to_15", 15), ("16_to_20", 20))
LONGER = "21_and_over"


def enquiries_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for _, episode in episodes(census):
        for each in episode.enquiries:
            if each.started is not None and period.contains(each.started):
                yield Thing()


@measure("cin", "enquiries", enquiries_plainly, whole=True, adds_up=True)
def section_47_enquiries(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Enquiries under section 47 that began in the period, each one counted."""
    begun = tables["enquiries"].filter(nw.col("started").is_between(period.start, period.end))
    return begun.with_columns(nw.lit(True).alias("counts"))


def held(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    return tables["conferences"].filter(nw.col("held").is_between(period.start, period.end))


def held_plainly(census: Census, period: Period) -> Iterator[tuple[date, date | None]]:
    for _, episode in episodes(census):
        for day, begun in episode.conferences:
            if period.contains(day):
                yield day, begun


def waits_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for day, begun in held_plainly(census, period):
        yield Thing(parts=frozenset({("wait", band_of(begun, day))}))


def band_of(begun: date | None, day: date) -> str:
    """How long a conference was waited for; nothing where no enquiry stands with it, or the days are out of order."""
    if begun is None or day < begun:
        return ""
    return next((band for band, most in BANDS if within(begun, day, most)), LONGER)


@measure("cin", CONFERENCES, waits_plainly, whole=True, dimensions=("wait",), adds_up=True)
def conferences(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """First conferences held in the period, by working days since the enquiry began; a child with two counts twice."""
    found = held(tables, period).with_columns(nw.lit(True).alias("counts"), nw.lit(LONGER).alias("wait"))
    for band, most in reversed(BANDS):
        found = tables.within(found, "begun", "held", most, into="soon")
        found = found.with_columns(
            nw.when(nw.col("soon")).then(nw.lit(band)).otherwise(nw.col("wait")).alias("wait")
        ).drop("soon")
    told = (nw.col("begun") <= nw.col("held")).fill_null(False)
    return found.with_columns(nw.when(told).then(nw.col("wait")).otherwise(nw.lit("")).alias("wait"))


def on_time_plainly(census: Census, period: Period) -> Iterator[Thing]:
    for day, begun in held_plainly(census, period):
        yield Thing(counts=within(begun, day, IN_TIME))


@measure("cin", CONFERENCES, on_time_plainly, adds_up=True)
def conferences_on_time(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """First conferences held in the period, within 15 working days of the enquiry's beginning.

    A child who moved in with a plan has a conference without an enquiry here: it counts, and not as on time, because
    nothing in the file says when the other area told of it.
    """
    return tables.within(held(tables, period), "begun", "held", IN_TIME, into="counts")
