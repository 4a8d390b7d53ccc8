"""Funnels: how far areas of each size may lie from one common value by chance alone, and which lie further.

The limits are made of the intervals of `intervals`: an area is outside them exactly where its own interval does not
hold the common value, so a page that shows both never says two things. 95% and 99.8% are what public health draws in
England (its technical guide on funnel plots): a local convention, not law.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from lineofsight.kernel.intervals import Interval, Z, difference_interval, rate_interval, share_interval
from lineofsight.kernel.numbers import share

SHARE, RATE = "share", "rate"
INTERVAL_OF: dict[str, Callable[..., Interval | None]] = {SHARE: share_interval, RATE: rate_interval}
_CONTEXT = Context(prec=30)
_ROUNDS = 60


@dataclass(frozen=True)
class Counted:
    """One area by its two counts."""

    name: str
    numerator: Decimal
    denominator: Decimal

    @property
    def value(self) -> Decimal:
        """Its share, or its rate for one."""
        made = share(self.numerator, self.denominator)
        if made is None:
            raise ValueError(f"{self.name} is counted over nobody.")
        return made


@dataclass(frozen=True)
class Funnel:
    """Some areas round the value they have together: everybody's numerators over everybody's denominators."""

    kind: str
    areas: tuple[Counted, ...]
    centre: Decimal

    def outside(self, z: Decimal = Z) -> tuple[Counted, ...]:
        """The areas whose interval does not hold the common value."""
        return tuple(area for area in self.areas if not holds(interval_of(self.kind, area, z), self.centre))

    @property
    def spread(self) -> bool:
        """Over-dispersion: most areas lie outside 95%, where chance alone would put one in twenty."""
        return 2 * len(self.outside()) > len(self.areas)

    def limits(self, denominator: Decimal, z: Decimal = Z) -> Interval:
        """Between which values an area of a size must lie for its interval to hold the common value."""
        return limits(self.kind, self.centre, denominator, z)


def funnel_of(kind: str, areas: Sequence[Counted]) -> Funnel | None:
    """A funnel of areas; none where there is nobody to count over. ValueError for another kind."""
    if kind not in INTERVAL_OF:
        raise ValueError(f"A funnel is of a share or of a rate, not of a “{kind}”.")
    with localcontext(_CONTEXT):
        known = tuple(area for area in areas if area.denominator)
        above = sum((area.numerator for area in known), Decimal(0))
        below = sum((area.denominator for area in known), Decimal(0))
        return Funnel(kind, known, above / below) if below else None


def interval_of(kind: str, area: Counted, z: Decimal = Z) -> Interval:
    """Between which ends chance alone would let an area's value fall."""
    made = INTERVAL_OF[kind](area.numerator, area.denominator, z)
    if made is None:
        raise ValueError(f"{area.name} is counted over nobody.")
    return made


def holds(interval: Interval, value: Decimal) -> bool:
    """Whether a value lies in an interval, its ends included."""
    return interval[0] <= value <= interval[1]


def told_apart(kind: str, one: Counted, other: Counted) -> int:
    """−1 where the first is lower than the second beyond chance, 1 where it is higher, 0 where nobody can tell."""
    low, high = difference_interval(one.value, interval_of(kind, one), other.value, interval_of(kind, other))
    return 1 if low > 0 else -1 if high < 0 else 0


def limits(kind: str, centre: Decimal, denominator: Decimal, z: Decimal = Z) -> Interval:
    """The two values at which an area's interval just reaches the common value: a score test's for a share."""
    with localcontext(_CONTEXT):
        if kind == SHARE:
            reach = z * (centre * (1 - centre) / denominator).sqrt()
            return max(centre - reach, Decimal(0)), min(centre + reach, Decimal(1))
        return _rate_limit(centre, denominator, z, 1), _rate_limit(centre, denominator, z, 0)


def _rate_limit(centre: Decimal, population: Decimal, z: Decimal, end: int) -> Decimal:
    """The rate whose interval's upper (1) or lower (0) end is the common one: halved until it is near enough."""
    low, high = 0.0, float(centre * population + 20 * z * ((centre * population).sqrt() + z))
    wanted, width = float(centre * population), float(z)
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if _reached(middle, width, end) < wanted else (low, middle)
    return Decimal(repr(high)) / population


def _reached(events: float, z: float, end: int) -> float:
    """An end of Byar's interval, in binary fractions: a drawing needs no more."""
    moved, side = (events + 1, z) if end else (events, -z)
    return moved * max(1 - 1 / (9 * moved) + side / (3 * moved**0.5), 0.0) ** 3 if moved else 0.0
