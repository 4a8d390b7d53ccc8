"""Measures: an indicator, an audit or a survey under an objective; what it showed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.insight import library
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.thread.services.owing import shortened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Measure, MeasureKind, Objective
from lineofsight.lead.business_plan.rules.dated import DatedFacts, another_day
from lineofsight.lead.business_plan.selectors.measures import baseline_of
from lineofsight.lead.business_plan.services.owing import MEASURE, owe_measure


@dataclass(frozen=True)
class Looked:
    """How one will know: which question it answers (`Asks`), by when, and of what: an indicator of the library with its
    target, or an audit or a survey (`MeasureKind`) in words."""

    kind: str
    asks: str
    due: date
    text: str = ""
    indicator: str = ""
    target: Decimal | None = None


@operation("business_plan.add_measure", on="objective")
def add_measure(actor: Actor, *, objective: Objective, looked: Looked) -> Measure:
    """Say how one will know about an objective. An indicator starts from its newest value that everybody may read.

    Raises:
        MoveRefused: the objective has ended, the indicator is not in the library, or the day does not lie ahead.
    """
    if objective.state != "open":
        raise MoveRefused("The objective has ended. There is nothing more to measure.")
    if looked.due <= clock.today():
        raise MoveRefused("Choose a day that lies ahead.")
    measure = measured(objective, looked)
    owe_measure(measure)
    return measure


def measured(objective: Objective, looked: Looked, *, baseline_ref: str | None = None) -> Measure:
    """Open a measure. Called inside the operation that does."""
    indicator = library.indicator(looked.indicator) if looked.kind == MeasureKind.INDICATOR else None
    if looked.kind == MeasureKind.INDICATOR and indicator is None:
        raise MoveRefused("Choose an indicator of the library.")
    if indicator and baseline_ref is None:
        started = baseline_of(objective.partnership, indicator)
        baseline_ref = started.ref if started else ""
    measure = Measure(
        partnership=objective.partnership, objective=objective, kind=looked.kind, asks=looked.asks, due=looked.due,
        text=indicator.name if indicator else looked.text, indicator=indicator.key if indicator else "",
        target=looked.target if indicator else None, baseline_ref=baseline_ref or "",
    )  # fmt: skip
    place = address("business_plan:objective", ref=objective.ref)
    return records.open_record(measure, label=shortened(f"Measure: {measure.text}"), address=place)


def copied(
    measure: Measure, into: Objective, due: date, *, target: Decimal | None = None, baseline_ref=None
) -> Measure:
    """The same measure under another objective: what it looks at and when, and of its results nothing."""
    looked = Looked(measure.kind, measure.asks, due, measure.text, measure.indicator, target)
    return measured(into, looked, baseline_ref=baseline_ref)


@operation("business_plan.record_measure", on="measure")
def record_measure(actor: Actor, *, measure: Measure, found: str, found_on: date) -> Measure:
    """Say what a measure showed."""
    records.move(measure, "record_measure", facts=DatedFacts(clock.today(), found, found_on))
    Measure.objects.filter(pk=measure.pk).update(found=found, found_on=found_on, found_by=people.person(actor.ref))
    measure.refresh_from_db()
    notices.settle(record_ref=measure.ref, what=MEASURE)
    return measure


@operation("business_plan.move_measure", on="measure")
def move_measure(actor: Actor, *, measure: Measure, due: date, reason: str) -> Measure:
    """Change the day of a measure, and say why; the old day stays to be seen."""
    sentence = another_day(measure.due, due, clock.today())
    if sentence:
        raise MoveRefused(sentence)
    records.move(measure, "move_measure", reason=f"From {day(measure.due)} to {day(due)}: {reason}")
    Measure.objects.filter(pk=measure.pk).update(due=due)
    measure.refresh_from_db()
    owe_measure(measure)
    return measure


@operation("business_plan.drop_measure", on="measure")
def drop_measure(actor: Actor, *, measure: Measure, reason: str) -> Measure:
    """Do without a measure, and say why."""
    records.move(measure, "drop_measure", reason=reason)
    notices.lift(record_ref=measure.ref)
    return measure
