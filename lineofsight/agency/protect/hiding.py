"""Which numbers of a return are hidden before it leaves, and why, in the words its reader sees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import inf

from lineofsight.agency.protect.cells import Cells, numerator_of, part_of, rest_of, whole_of
from lineofsight.agency.protect.earlier import Before, Earlier, apart, before_of, over_time, roots
from lineofsight.agency.protect.folded import Folded
from lineofsight.agency.protect.words import BESIDE, NONE, SMALL, SMALL_REST
from lineofsight.kernel.signed_returns import SignedValue
from lineofsight.kernel.suppression.protection import Past, Unprotectable, protected
from lineofsight.kernel.suppression.tables import Key, Table
from lineofsight.kernel.suppression.unknown import fitted

SUPPRESSED, NOT_APPLICABLE = "suppressed", "not_applicable"


@dataclass(frozen=True)
class Needed:
    """How well small counts must be hidden: as the strictest of several policies asks."""

    threshold: int
    width: int
    beyond: bool


def protected_values(items: Iterable[Folded], earlier: Iterable[Earlier] = ()) -> list[SignedValue]:
    """What leaves of each indicator, in the order they were asked for. What hangs together is protected together, and
    with what left before."""
    items, earlier = list(items), list(earlier)
    root = roots([*(item.measure for item in items), *(each.measure for each in earlier)])
    groups: defaultdict[str, list[Folded]] = defaultdict(list)
    for item in items:
        groups[root[item.measure.population]].append(item)
    values: dict[str, SignedValue] = {}
    for name, group in groups.items():
        before = [each for each in earlier if root[each.measure.population] == name]
        values |= {value.indicator: value for value in protect_group(group, before)}
    return [values[item.asked.key] for item in items]


def protect_group(group: list[Folded], earlier: list[Earlier]) -> list[SignedValue]:
    """The values of indicators that could give one another away, by the strictest of their policies."""
    cells = Cells(group)
    asked = [item.asked.policy for item in group]
    threshold = max(policy.threshold for policy in asked)
    width, beyond = max(policy.width for policy in asked), any(policy.beyond for policy in asked)
    hidden: set[Key] = set()
    if threshold:
        before = apart(before_of(earlier, threshold), cells)
        hidden = hidden_of(cells, before, Needed(threshold, width, beyond))
    return [value_of(item, hidden, cells.cells, threshold) for item in group]


def hidden_of(cells: Cells, before: Before, needed: Needed) -> set[Key]:
    """What must not leave, beside what left before.

    Where that gives a small count away whatever is hidden now, nothing of it leaves but noughts.
    """
    unknown = {key: bounds for key, bounds in before.hidden.items() if key not in cells.cells}
    known = {**before.left, **cells.cells}
    sums = [*before.sums, *over_time([*known, *unknown])]
    unknown |= {key: (0, inf) for equation in sums for key in equation if key not in known and key not in unknown}
    counts, kept = fitted(known, unknown, sums)
    table = Table({**known, **counts}, (*cells.equations, *kept), linked=True)
    small = {key for key, count in cells.cells.items() if 0 < count <= needed.threshold}
    past = Past(frozenset(before.left), frozenset((before.hidden.keys() | unknown.keys()) & table.cells.keys()))
    try:
        hidden = protected(table, **vars(needed), past=past, sensitive=before.small & table.cells.keys())
    except Unprotectable:
        return {key for key, count in cells.cells.items() if count}
    return (hidden & cells.cells.keys()) | small


def value_of(item: Folded, hidden: set[Key], counts: dict[Key, int], threshold: int) -> SignedValue:
    """One indicator as it leaves: its numbers, or that they are hidden, and which of its parts are."""
    asked, numerator, whole = item.asked, numerator_of(item), whole_of(item)
    about = (asked.key, str(asked.period))
    if asked.has_denominator and not item.denominator:
        return SignedValue(*about, absence=NOT_APPLICABLE, comment=NONE)
    asked_for = {numerator} if asked.kind in ("count", "rate") else {numerator, whole}
    if why := reason(asked_for & hidden, numerator, counts, threshold):
        return SignedValue(*about, absence=SUPPRESSED, comment=why)
    parts: dict[str, Decimal] = {}
    kept: dict[str, str] = {}
    for dimension, divided in item.parts.items():
        for code, count in divided.items():
            key = part_of(item, dimension, code)
            if key in hidden:
                kept[f"{dimension}={code}"] = SMALL if 0 < counts[key] <= threshold else BESIDE
            else:
                parts[f"{dimension}={code}"] = Decimal(count)
    return SignedValue(*about, Decimal(item.numerator), item.denominator, parts, kept)


def reason(hidden: set[Key | None], numerator: Key | None, counts: dict[Key, int], threshold: int) -> str:
    """Why a value does not leave; nothing where it does."""
    if not hidden:
        return ""
    if any(key is not None and 0 < counts[key] <= threshold for key in hidden):
        return SMALL
    rest = counts.get(rest_of(numerator), 0) if numerator else 0
    return SMALL_REST if 0 < rest <= threshold else BESIDE
