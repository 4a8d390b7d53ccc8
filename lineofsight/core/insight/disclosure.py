"""Small counts, decided once for a table when its values come in: pure. The release that decides keeps what it decided.

A value is judged by itself first, by its indicator's policy. Then the table is protected as a whole, with the tables
that count the same children and with what was published of it before (`protecting`): what else is hidden is the least
that leaves every small count open. Parts that do not add up to their whole cannot be protected so, and are refused
together where one of them is small (statutory.md §7; strength: practice of publishers).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lineofsight.core.insight.models import Cause, Observation, Origin
from lineofsight.core.insight.protecting import Place, Standing, adds_up, beside, open_to_hiding
from lineofsight.core.insight.rules import COUNT, Indicator
from lineofsight.kernel.suppression import Unprotectable


@dataclass(frozen=True)
class Decision:
    """That a policy would hide one value, and why; `shown` where its owner had already made it public."""

    observation: Observation
    cause: Cause
    shown: bool


def decide(
    indicators: Mapping[str, Indicator], cells: Mapping[Place, Observation], before: Iterable[Standing] = ()
) -> list[Decision]:
    """What is to be decided about the tables of one period and area from one source that count the same children.

    Args:
        indicators: each by its key. cells: the value that stands for each indicator and breakdown; "" is the whole.
        before: the same tables as earlier releases left them.
    """
    own = {place: said for place, cell in cells.items() if (said := judged(indicators[place[0]], cell))}
    small = {place for place, said in own.items() if not said.shown and said.cause != Cause.UNKNOWN}
    causes = dict.fromkeys(refused(indicators, cells, small), Cause.BREAKDOWN)
    try:
        causes |= dict.fromkeys(beside(indicators, cells, small, before), Cause.BESIDE)
    except Unprotectable:
        causes |= dict.fromkeys(cells, Cause.BEFORE)
    others = ((cells[place], cause) for place, cause in causes.items() if place not in own)
    return [*own.values(), *(Decision(cell, cause, shown=False) for cell, cause in others if may_go(indicators, cell))]


def may_go(indicators: Mapping[str, Indicator], cell: Observation) -> bool:
    """Whether a value that is not small can be hidden for the sake of others. A true nought never is."""
    return open_to_hiding(cell) and bool(cell.value)


def refused(
    indicators: Mapping[str, Indicator], cells: Mapping[Place, Observation], small: Collection[Place]
) -> set[Place]:
    """The parts that cannot be shown because one beside them is small, in breakdowns that do not add up to a whole."""
    dimensions = {(key, dimension_of(breakdown)) for key, breakdown in small if breakdown}
    loose = {each for each in dimensions if not adds_up(indicators[each[0]], cells, *each)}
    return {place for place in cells if place[1] and (place[0], dimension_of(place[1])) in loose}


def dimension_of(breakdown: str) -> str:
    """The dimension of a breakdown such as "source=police"; nothing for the whole."""
    return breakdown.partition("=")[0]


def judged(indicator: Indicator, cell: Observation) -> Decision | None:
    """Why a policy would hide one value by itself, if it would."""
    if cell.absence or not indicator.policy.threshold:
        return None
    count = cell.value if indicator.kind == COUNT else cell.numerator
    shown = cell.origin == Origin.AS_PUBLISHED
    if indicator.kind != COUNT and (count is None or cell.denominator is None):
        return None if shown else Decision(cell, Cause.UNKNOWN, shown)
    if not indicator.hidden(count, cell.denominator):
        return None
    small = indicator.hidden(count, None)
    return Decision(cell, Cause.SMALL if small else Cause.SMALL_REST, shown)
