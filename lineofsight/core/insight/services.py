"""Writes of numbers: append-only. A correction is a new observation naming the one it replaces."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.insight.models import Break, Observation, Origin, Status
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people.models import Organisation
from lineofsight.kernel.periods import Period


@dataclass(frozen=True)
class Reading:
    """What is to be observed: the counts as given, or why there is no value."""

    indicator: Indicator
    period: Period
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    breakdown: str = ""
    absence: str = ""
    comment: str = ""


class Disagrees(ValueError):
    """A value was given that its own numerator and denominator do not make."""


def worked_out(reading: Reading) -> Decimal | None:
    """The value of a reading: from its counts where they are given, and then a value given beside them must agree.

    Raises:
        Disagrees: the value given is not what the counts make, at the indicator's own precision.
    """
    if reading.absence:
        return None
    if reading.numerator is None:
        return reading.value
    made = reading.indicator.value_of(reading.numerator, reading.denominator)
    said = reading.value
    if said is not None and made is not None and reading.indicator.text_of(said) != reading.indicator.text_of(made):
        raise Disagrees(
            f"{reading.indicator.name}: {reading.indicator.text_of(said)} was given, but the counts make "
            f"{reading.indicator.text_of(made)}."
        )
    return made


def observe(
    reading: Reading, *, partnership: Partnership, source: Organisation, origin: str, status: str = Status.FINAL,
    record_ref: str = "", document: str = "", place: str = "", replaces: Observation | None = None, reason: str = "",
    known_from: datetime | None = None,
) -> Observation:  # fmt: skip
    """Write one observation, inside the operation that returns, corrects or loads it.

    `known_from` is given only by a declared load of history: elsewhere a value is known when it is recorded.
    """
    actor = acting()
    when = {"known_from": known_from} if known_from else {}
    return Observation.objects.create(
        partnership=partnership,
        source=source,
        indicator=reading.indicator.key,
        edition=reading.indicator.edition,
        start=reading.period.start,
        end=reading.period.end,
        area=partnership.area_code,
        breakdown=reading.breakdown,
        value=worked_out(reading),
        numerator=reading.numerator,
        denominator=reading.denominator,
        absence=reading.absence,
        status=status,
        origin=origin,
        document=document,
        place=place,
        record_ref=record_ref,
        comment=reading.comment,
        replaces=replaces,
        reason=reason,
        recorded_by=actor.ref,
        by_link=isinstance(actor, GrantHolder),
        **when,
    )


@operation("insight.load_published", kinds=("system",))
def load_published(
    actor: Actor, *, partnership: Partnership, source: Organisation, reading: Reading, document: str, place: str,
    known_from: datetime, origin: str = Origin.AS_PUBLISHED,
) -> Observation:  # fmt: skip
    """Load a value its owner already made public, with its document and the place in it."""
    return observe(
        reading, partnership=partnership, source=source, origin=origin, document=document, place=place,
        known_from=known_from,
    )  # fmt: skip


@operation("insight.mark_break", on="partnership")
def mark_break(actor: Actor, *, partnership: Partnership, indicator: Indicator, on: date, note: str) -> Break:
    """Mark a day from which an indicator's values no longer mean what they meant, and say why."""
    made, _ = Break.objects.update_or_create(
        partnership=partnership, indicator=indicator.key, on=on, defaults={"note": note, "declared_by": actor.ref}
    )
    return made


from lineofsight.core.insight.benchmarks import loading, services  # noqa: E402, F401 - registers their operations
