"""From an agency's files to what would leave: counted, folded into the indicators' codes, protected."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.agency.measures import MEASURES, Measure, count
from lineofsight.agency.measures.annex_a import care_tables, contact_tables, early_help_tables, plan_tables
from lineofsight.agency.measures.cin import census_tables
from lineofsight.agency.measures.incidents import compared_tables, missing_tables
from lineofsight.agency.measures.looked_after import looked_after_tables
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.protect import protected_values
from lineofsight.agency.protect.earlier import Earlier
from lineofsight.agency.protect.folded import Folded, fold
from lineofsight.agency.read.census import Census
from lineofsight.agency.request import Asked, Request
from lineofsight.kernel.days import date_text, months_after
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedValue

# The kinds of file that measures count from: what they are called, and how each becomes tables.
KINDS: Mapping[str, tuple[str, Callable[[Any], Tables]]] = {
    "cin": ("a children in need census", census_tables),
    "ssda903": ("an SSDA903 return", looked_after_tables),
    "annex_a": ("the list of contacts of Annex A", contact_tables),
    "annex_a_early_help": ("the list of early help assessments of Annex A", early_help_tables),
    "annex_a_plans": ("the list of protection plans of Annex A", plan_tables),
    "annex_a_care": ("the list of children looked after of Annex A", care_tables),
    "missing": ("a list of missing incidents", missing_tables),
    "compared": ("two lists of missing incidents", compared_tables),
}


class NotCovered(Exception):
    """The files do not cover the period that is asked about, so that every count would be wrong."""


@dataclass(frozen=True)
class Sources:
    """What an agency has read, by kind, with the name of each as the return says it; the area's population; and what
    left in earlier returns."""

    records: Mapping[str, Any]
    names: tuple[str, ...] = ()
    population: int | None = None
    comments: Mapping[str, str] | None = None
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class Built:
    """What would leave, and of what was asked for but cannot be built, why not."""

    values: tuple[SignedValue, ...]
    left: Mapping[str, str]


def build(request: Request, sources: Sources) -> Built:
    """Count everything asked for that the files give, and protect it as one.

    Raises:
        NotCovered: a census does not reach over the period.
    """
    left = {asked.key: why for asked in request.asked if (why := why_not(asked, sources))}
    wanted = [asked for asked in request.asked if asked.key not in left]
    for asked in wanted:
        must_cover(sources.records.get(MEASURES[asked.measure].source), asked.period)
    counted: list[Folded] = []
    with ExitStack() as opened:
        tables = {
            kind: opened.enter_context(closing(KINDS[kind][1](sources.records[kind])))
            for kind in sorted({MEASURES[asked.measure].source for asked in wanted})
        }
        for asked in wanted:
            measure = MEASURES[asked.measure]
            counted.append(folded(asked, measure, tables[measure.source], sources.population))
    said = sources.comments or {}
    values = tuple(
        with_comment(value, said.get(value.indicator, "")) for value in protected_values(counted, sources.earlier)
    )
    return Built(values, left)


def folded(asked: Asked, measure: Measure, tables: Tables, population: int | None) -> Folded:
    outside = Decimal(population) if population is not None else None
    return fold(asked, measure, count(measure, tables, asked.period), outside)


def with_comment(value: SignedValue, comment: str) -> SignedValue:
    if not comment or value.absence:
        return value
    return SignedValue(**{**vars(value), "comment": comment})


def why_not(asked: Asked, sources: Sources) -> str:
    """Why an indicator is not built; nothing where it can be."""
    if not asked.measure:
        return "its definition names no measure: answer it by hand"
    measure = MEASURES.get(asked.measure)
    if measure is None:
        return f"this version does not know the measure “{asked.measure}”: install the newest, or answer it by hand"
    if measure.source not in sources.records:
        return f"it is counted from {KINDS[measure.source][0]}, which was not given"
    if asked.kind == "rate" and sources.population is None:
        return "it is a rate, and the number of children in the area was not given (--population)"
    return ""


def must_cover(records: Any, period: Period) -> None:
    """A census knows what was open in the twelve months to its reference day, and nothing of later days."""
    if not isinstance(records, Census):
        return
    if period.end > records.reference:
        raise NotCovered(
            f"The latest census goes to {date_text(records.reference)}, and the period ends on "
            f"{date_text(period.end)}. Give the census of that year."
        )
    begins = months_after(records.first_reference, -12)
    if period.start <= begins:
        raise NotCovered(
            f"The earliest census begins after {date_text(begins)}, and the period begins on "
            f"{date_text(period.start)}. Give the census of that year too."
        )


def caution(request: Request, sources: Sources) -> Iterable[str]:
    """What the person who signs should know of the files: said beside the preview, and sent nowhere."""
    census = sources.records.get("cin")
    looks_back = any(asked.measure == "re_referrals" for asked in request.asked)
    if isinstance(census, Census) and looks_back and len(census.names) == 1:
        yield (
            "Re-referrals look back twelve months, and one census holds only what was open in its own year. Give the "
            "census of the year before as well, or the share is too low."
        )
    if not sources.earlier and any(adds_up(asked.measure) for asked in request.asked):
        yield (
            "If you have sent a return about a part of this period, or about a longer one that it is part of, give its "
            "folder too (--earlier): else what was hidden there may be worked out from this one."
        )


def adds_up(name: str) -> bool:
    """Whether a measure's months add up to its quarters, so that earlier returns matter."""
    return name in MEASURES and MEASURES[name].adds_up
