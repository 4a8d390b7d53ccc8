"""What was counted, in an indicator's own codes: parts it does not know are not classified."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.agency.measures import Counted, Measure
from lineofsight.agency.request import Asked, Division

NOT_CLASSIFIED = "not_classified"


@dataclass(frozen=True)
class Folded:
    """One indicator's numbers as they would leave, were nothing hidden.

    Attributes:
        outside: a rate's denominator, which is no count of this file.
        parts: by dimension, each code's count; a dimension is left out where what is not classified may not be said.
    """

    asked: Asked
    measure: Measure
    counted: Counted
    parts: Mapping[str, Mapping[str, int]]
    outside: Decimal | None = None

    @property
    def numerator(self) -> int:
        return self.counted.amount if self.measure.average else self.counted.counts

    @property
    def denominator(self) -> Decimal | None:
        if not self.asked.has_denominator:
            return None
        return self.outside if self.asked.kind == "rate" else Decimal(self.counted.things)


def fold(asked: Asked, measure: Measure, counted: Counted, outside: Decimal | None = None) -> Folded:
    """A count in the codes of the indicator that asks for it."""
    parts = {}
    for division in asked.divisions:
        told = divided(division, measure, counted)
        if told is not None:
            parts[division.dimension] = told
    return Folded(asked, measure, counted, parts, outside)


def divided(division: Division, measure: Measure, counted: Counted) -> Mapping[str, int] | None:
    """One dimension's parts; none where the measure does not divide so, or the rest of it may not be said."""
    name = division.dimension
    if name not in measure.dimensions and name not in measure.overlapping:
        return None
    known = {code: counted.parts.get(f"{name}={code}", 0) for code in division.codes}
    rest = 0 if division.overlaps else counted.counts - sum(known.values())
    if rest and not division.not_classified:
        return None
    return {**known, NOT_CLASSIFIED: rest} if division.not_classified and not division.overlaps else known
