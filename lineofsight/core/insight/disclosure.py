"""Small counts, decided once for a table when its values come in: pure. The release that decides keeps what it decided.

This is primary suppression. Hiding one part of a breakdown whose total and other parts are shown hides nothing, so a
breakdown with a small part is refused whole until parts can be protected together (statutory practice: a publisher
hides further cells "where needed"; the Department for Education's and the NHS's methods differ in which).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineofsight.core.insight.models import Cause, Observation, Origin
from lineofsight.core.insight.rules import COUNT, Indicator


@dataclass(frozen=True)
class Decision:
    """That a policy would hide one value, and why; `shown` where its owner had already made it public."""

    observation: Observation
    cause: Cause
    shown: bool


def decide(indicator: Indicator, cells: Mapping[str, Observation]) -> list[Decision]:
    """What is to be decided about one table: an indicator in one period and area from one source, whole and in parts.

    Args:
        cells: the value that stands for each breakdown; "" is the whole.
    """
    own = [decision for cell in cells.values() if (decision := judged(indicator, cell))]
    whole = next((each for each in own if not each.observation.breakdown and not each.shown), None)
    hidden = {
        decision.observation.breakdown for decision in own if not decision.shown and decision.cause != Cause.UNKNOWN
    }
    judged_already = {decision.observation.breakdown for decision in own}
    others = {breakdown: cell for breakdown, cell in cells.items() if breakdown and breakdown not in judged_already}
    return own + [
        Decision(cell, cause, shown=False)
        for breakdown, cell in others.items()
        if open_to_hiding(cell) and (cause := cause_beside(breakdown, refused(hidden), whole))
    ]


def cause_beside(breakdown: str, refused: set[str], whole: Decision | None) -> Cause | None:
    """Why a part is hidden that is not small itself, if it is: another part is; or the whole is hidden for what is left
    of it, and the parts, which add up to it, would tell that."""
    if dimension_of(breakdown) in refused:
        return Cause.BREAKDOWN
    return Cause.SMALL_REST if whole and whole.cause == Cause.SMALL_REST else None


def refused(hidden: Iterable[str]) -> set[str]:
    """The dimensions that cannot be shown, since a part of them is hidden."""
    return {dimension_of(breakdown) for breakdown in hidden if breakdown}


def dimension_of(breakdown: str) -> str:
    """The dimension of a breakdown such as "source=police"; nothing for the whole."""
    return breakdown.partition("=")[0]


def open_to_hiding(cell: Observation) -> bool:
    """Whether a value may be hidden at all: one that its owner has made public is shown as published."""
    return not cell.absence and cell.origin != Origin.AS_PUBLISHED


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
