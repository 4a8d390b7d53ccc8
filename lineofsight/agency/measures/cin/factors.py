"""What assessments found: the factors that the census records, which overlap."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.cin.codes import NO_FACTORS
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.census import Census, episodes
from lineofsight.kernel.periods import Period

ASSESSED = "episodes with factors"
WHOSE = {"child": "3A", "parent": "3B", "other": "3C"}
FACTOR = {"missing": "10A", "cse": "11A", "trafficking": "12A", "gangs": "13A"}


def recorded_plainly(dimension: str, codes: dict[str, str]) -> Callable[[Census, Period], Iterator[Thing]]:
    def plainly(census: Census, period: Period) -> Iterator[Thing]:
        for _, episode in episodes(census):
            found = {
                factor
                for each in episode.assessments
                if each.authorised is not None and period.contains(each.authorised)
                for factor in each.factors
                if factor != NO_FACTORS
            }
            if found:
                parts = frozenset((dimension, name) for name, code in codes.items() if code in found)
                yield Thing(counts=bool(parts), parts=parts)

    return plainly


def recorded(tables: Tables, period: Period, dimension: str, codes: dict[str, str]) -> nw.LazyFrame[Any]:
    """A row for each episode whose assessments of the period recorded any factor, with a column for each asked for."""
    in_period = nw.col("authorised").is_between(period.start, period.end)
    found = tables["factors"].filter(in_period, nw.col("factor") != NO_FACTORS)
    flags = [(nw.col("factor") == code).any().alias(f"{dimension}={name}") for name, code in codes.items()]
    any_of = nw.col("factor").is_in(sorted(codes.values())).any().alias("counts")
    return found.group_by("episode").agg(any_of, *flags)


@measure("cin", ASSESSED, recorded_plainly("whose", WHOSE), overlapping={"whose": tuple(WHOSE)})
def domestic_abuse_factors(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Episodes whose assessment recorded any factor in the period, and of them those with domestic abuse, by whom it
    was a worry for."""
    return recorded(tables, period, "whose", WHOSE)


@measure("cin", ASSESSED, recorded_plainly("factor", FACTOR), overlapping={"factor": tuple(FACTOR)})
def exploitation_factors(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Episodes whose assessment recorded any factor in the period, and of them those with one of four that tell of
    exploitation."""
    return recorded(tables, period, "factor", FACTOR)
