"""What the house counts from its own records: modules' figures, recorded as observations when they have changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Absence, Observation, Origin, Status
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.insight.selectors import latest_values
from lineofsight.core.insight.services import Reading, Told, observe
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import OrganisationKind
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period


@dataclass(frozen=True)
class Counted:
    """A figure as a module counts it: the count, and, of a share, what it is a share of."""

    numerator: int
    denominator: int | None = None


# One count for the partnership; or one for each agency, where each is counted by itself.
Counter = Callable[[Partnership, Period], Counted | Mapping[Organisation, Counted]]


def counters() -> dict[str, Counter]:
    """Every figure that modules count, by its indicator's key."""
    return {key: counter for manifest in manifests() for key, counter in manifest.figures.items()}


def periods_counted(indicator: Indicator) -> list[Period]:
    """The periods that are counted today: the financial year and the quarter that are under way, and those before; of
    what is so on a day, yesterday and the last day of the quarter before."""
    today = clock.today()
    quarter, year = Period.quarter(today), Period.financial_year_of(today)
    if indicator.period_kind == "snapshot":
        return [Period.snapshot(quarter.previous().end), Period.snapshot(year.previous().end), Period.snapshot(today)]
    return [quarter.previous(), quarter, year.previous(), year]


def source_of(partnership: Partnership) -> Organisation | None:
    """In whose name the house counts: the partnership's business unit; none where it lists none."""
    units = people.organisations_in(partnership).filter(kind=OrganisationKind.BUSINESS_UNIT)
    return units.first()


@operation("insight.count_here", kinds=("system",))
def count_here(actor: Actor) -> list[Observation]:
    """Count every figure of the open partnership's own records, and record those that have changed.

    Run daily; run twice on a day it records nothing more. A period that has ended is counted as long as the next is
    under way, so that what is told late still counts; afterwards it stands.
    """
    partnership = current_partnership()
    source = source_of(partnership)
    if source is None:
        return []
    wanted = [
        (indicator, period, count)
        for key, count in counters().items()
        if (indicator := library.indicator(key))
        for period in periods_counted(indicator)
    ]
    keys, ends = {i.key for i, _, _ in wanted}, {p.end for _, p, _ in wanted}
    before: dict[int, dict[tuple, Observation]] = {}
    found = []
    for indicator, period, count in wanted:
        for whose, counted in counts_of(count(partnership, period), source):
            if whose.pk not in before:
                before[whose.pk] = latest_values(partnership, whose.pk, keys, ends)
            was = before[whose.pk].get(cell(partnership, indicator, period))
            found.append((whose, reading_of(indicator, period, counted), was))
    return observe(
        partnership,
        [(reading, told(whose, reading, was)) for whose, reading, was in found if differs(reading, was)],
    )


def counts_of(
    counted: Counted | Mapping[Organisation, Counted], source: Organisation
) -> Iterator[tuple[Organisation, Counted]]:
    """A count in the name of the business unit; or each agency's, in the agency's name."""
    if isinstance(counted, Counted):
        yield source, counted
    else:
        yield from counted.items()


def cell(partnership: Partnership, indicator: Indicator, period: Period) -> tuple:
    return indicator.key, period, partnership.area_code, ""


def reading_of(indicator: Indicator, period: Period, counted: Counted) -> Reading:
    """A count as a reading: a share of nothing is not applicable, which is not nought."""
    if counted.denominator == 0:
        return Reading(indicator, period, absence=Absence.NOT_APPLICABLE)
    denominator = None if counted.denominator is None else Decimal(counted.denominator)
    return Reading(indicator, period, numerator=Decimal(counted.numerator), denominator=denominator)


def differs(reading: Reading, was: Observation | None) -> bool:
    """Whether a count is new, or another than what stands."""
    if was is None:
        return True
    return (was.numerator, was.denominator, was.absence) != (reading.numerator, reading.denominator, reading.absence)


def told(source: Organisation, reading: Reading, was: Observation | None) -> Told:
    """How a count came: worked out here; it may still change while its period is under way."""
    status = Status.PROVISIONAL if reading.period.end >= clock.today() else Status.FINAL
    reason = "Counted again" if was else ""
    return Told(source=source, origin=Origin.COMPUTED, status=status, replaces=was, reason=reason)
