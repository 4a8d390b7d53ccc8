"""The health of children looked after for a year: checks done, and the strengths and difficulties questionnaire."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.looked_after.children import A_YEAR, for_a_year, for_a_year_plainly
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import Checks, LookedAfter
from lineofsight.kernel.periods import Period


def done_plainly(what: str) -> Callable[[LookedAfter, Period], Iterator[Thing]]:
    def plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
        checks = {each.child: each for each in found.checks}
        for child in for_a_year_plainly(found, period):
            yield Thing(counts=bool(getattr(checks.get(child, Checks(child)), what)))

    return plainly


def done(tables: Tables, period: Period, what: str) -> nw.LazyFrame[Any]:
    """Each child, and whether a check was done: a refusal, or no row on the child, is not done."""
    children = for_a_year(tables, period).select("child").join(tables["checks"], on="child", how="left")
    return children.with_columns(nw.col(what).fill_null(False).alias("counts"))


@measure("ssda903", A_YEAR, done_plainly("health"), inside="looked after")
def health_checks(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after for a year, and of them those whose health assessments were done."""
    return done(tables, period, "health")


@measure("ssda903", A_YEAR, done_plainly("teeth"), inside="looked after")
def dental_checks(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after for a year, and of them those whose teeth were checked."""
    return done(tables, period, "teeth")


@measure("ssda903", A_YEAR, done_plainly("immunised"), inside="looked after")
def immunisations(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after for a year, and of them those whose immunisations were up to date."""
    return done(tables, period, "immunised")


def scored_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    checks = {each.child: each for each in found.checks}
    for child in for_a_year_plainly(found, period):
        score = checks[child].score if child in checks else None
        if score is not None:
            yield Thing(amount=score)


@measure("ssda903", "scored", scored_plainly, average=True, inside=A_YEAR)
def wellbeing(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Children looked after for a year with a score, and the score."""
    children = for_a_year(tables, period).join(tables["checks"], on="child", how="inner")
    scored = children.filter(~nw.col("score").is_null())
    return scored.with_columns(nw.lit(True).alias("counts"), nw.col("score").alias("amount"))
