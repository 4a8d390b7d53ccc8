"""Which numbers of a return are hidden before it leaves, and why, in the words its reader sees."""

from collections.abc import Iterable
from decimal import Decimal

from lineofsight.agency.protect.cells import Cells, linked, numerator_of, part_of, rest_of, whole_of
from lineofsight.agency.protect.folded import Folded
from lineofsight.kernel.signed_returns import SignedValue
from lineofsight.kernel.suppression.protection import protected
from lineofsight.kernel.suppression.tables import Key

SUPPRESSED, NOT_APPLICABLE = "suppressed", "not_applicable"
SMALL = "The count is small"
SMALL_REST = "What is left of its whole is small"
BESIDE = "Another that is small could be worked out from it"
NONE = "There were none of these in the period"


def protected_values(items: Iterable[Folded]) -> list[SignedValue]:
    """What leaves of each indicator, in the order they were asked for. What hangs together is protected together."""
    items = list(items)
    values = {value.indicator: value for group in linked(items) for value in protect_group(group)}
    return [values[item.asked.key] for item in items]


def protect_group(group: list[Folded]) -> list[SignedValue]:
    """The values of indicators that could give one another away, by the strictest of their policies."""
    cells = Cells(group)
    asked = [item.asked.policy for item in group]
    threshold = max(policy.threshold for policy in asked)
    width, beyond = max(policy.width for policy in asked), any(policy.beyond for policy in asked)
    hidden = protected(cells.table(), threshold=threshold, width=width, beyond=beyond) if threshold else set()
    return [value_of(item, hidden, cells.cells, threshold) for item in group]


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
