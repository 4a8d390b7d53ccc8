"""Missing incidents, the children behind them, and the talk each child is owed on coming back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.incidents.rows import who
from lineofsight.agency.measures.registry import Parts, Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.missing import Incident, MissingList
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period

INCIDENTS = "missing incidents"
# Age groups on the day, each by the years it begins below; older than the last is not a child.
BANDS = (("under_10", 10), ("10_to_12", 13), ("13_to_15", 16), ("16_17", 18))


def within(found: MissingList, period: Period) -> list[Incident]:
    return [each for each in found.incidents if period.contains(each.began)]


def age_band(born: date | None, day: date) -> str:
    """An age group on a day; nothing where it is not known."""
    if born is None or born > day:
        return ""
    return next((band for band, years in BANDS if born > months_after(day, -12 * years)), "")


def parts_of(incident: Incident) -> Parts:
    return frozenset(
        {("sex", incident.sex), ("status", incident.status), ("age", age_band(incident.born, incident.began))}
    )


def incidents_plainly(found: MissingList, period: Period) -> Iterator[Thing]:
    for each in within(found, period):
        yield Thing(parts=parts_of(each))


def begun(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """The incidents that began in the period, with the child's age group on that day."""
    found = tables["incidents"].filter(nw.col("began").is_between(period.start, period.end))
    age = nw.lit("")
    for band, years in reversed(BANDS):
        younger = nw.col("born").dt.offset_by(f"{12 * years}mo").cast(nw.Date) > nw.col("began")
        age = nw.when(younger).then(nw.lit(band)).otherwise(age)
    known = (nw.col("born") <= nw.col("began")).fill_null(False)
    return found.with_columns(nw.when(known).then(age).otherwise(nw.lit("")).alias("age"))


@measure("missing", INCIDENTS, incidents_plainly, whole=True, dimensions=("sex", "status", "age"), adds_up=True)
def missing_incidents(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Missing incidents that began in the period, by sex, by whether the child is looked after, by age."""
    return begun(tables, period).with_columns(nw.lit(True).alias("counts"))


def children_plainly(found: MissingList, period: Period) -> Iterator[Thing]:
    yield from (Thing() for _ in {who(each) for each in within(found, period)})


@measure("missing", "missing children", children_plainly, whole=True)
def missing_children(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children with a missing incident that began in the period, each once."""
    return begun(tables, period).select("child").unique(keep="any").with_columns(nw.lit(True).alias("counts"))


Told = Callable[[Incident], bool]


def talks_plainly(among: Told, told: Told) -> Callable[[MissingList, Period], Iterator[Thing]]:
    def plainly(found: MissingList, period: Period) -> Iterator[Thing]:
        for each in within(found, period):
            if among(each):
                yield Thing(counts=told(each))

    return plainly


@measure(
    "missing",
    "interviews offered",
    talks_plainly(lambda e: e.offered, lambda _: True),
    whole=True,
    inside=INCIDENTS,
    adds_up=True,
)
def return_interviews_offered(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Incidents of the period after which an interview was offered."""
    return begun(tables, period).filter(nw.col("offered")).with_columns(nw.lit(True).alias("counts"))


@measure(
    "missing",
    "interviews offered",
    talks_plainly(lambda e: e.offered, lambda e: e.held),
    inside=INCIDENTS,
    adds_up=True,
)
def return_interviews_held(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Incidents after which an interview was offered, and of them those in which one took place."""
    return begun(tables, period).filter(nw.col("offered")).with_columns(nw.col("held").alias("counts"))


@measure(
    "missing",
    "interviews held",
    talks_plainly(lambda e: e.held, lambda e: e.in_time),
    inside="interviews offered",
    adds_up=True,
)
def return_interviews_in_time(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Interviews that took place after incidents of the period, and of them those within 72 hours of the return."""
    return begun(tables, period).filter(nw.col("held")).with_columns(nw.col("in_time").alias("counts"))
