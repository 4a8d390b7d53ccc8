"""What a control chart is made of: points, each with the limits it was judged by and what kind of point it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

Value = int | float | Decimal | Fraction
# A limit's own number while a chart is worked out: a fraction where it can be exact, a float behind a square root.
Limit = Fraction | float
# How far from the centre a point must lie to be near a limit: two of the three standard deviations.
NEAR = Fraction(2, 3)


class Kind(StrEnum):
    """What a point is. All but the first two are signals, in the order in which one goes before another."""

    MISSING = "missing"
    COMMON_CAUSE = "common_cause"
    ABOVE_UPL = "above_upl"
    BELOW_LPL = "below_lpl"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"
    TWO_IN_THREE_ABOVE = "two_in_three_above"
    TWO_IN_THREE_BELOW = "two_in_three_below"
    SEVEN_ABOVE = "seven_above"
    SEVEN_BELOW = "seven_below"


@dataclass(frozen=True)
class Band:
    """The limits of one point. Without a reach there are none: nothing varied that they could be drawn by.

    Args:
        centre: the middle line.
        reach: from the centre to either limit.
        floor, ceiling: what a value of this sort cannot pass, such as 0 and 1 of a share; a limit beyond is none.
    """

    centre: Fraction
    reach: Limit | None = None
    floor: Fraction | None = None
    ceiling: Fraction | None = None

    @cached_property
    def lower(self) -> Limit | None:
        """The lower limit."""
        return self._below(Fraction(1))

    @cached_property
    def upper(self) -> Limit | None:
        """The upper limit."""
        return self._above(Fraction(1))

    @cached_property
    def lower_near(self) -> Limit | None:
        """The lower limit that a point is near to."""
        return self._below(NEAR)

    @cached_property
    def upper_near(self) -> Limit | None:
        """The upper limit that a point is near to."""
        return self._above(NEAR)

    @cached_property
    def drawn(self) -> dict[str, float | None]:
        """The limits as they are drawn, by the names they have in a point: worked out once for all its points."""
        return {name: as_float(getattr(self, name)) for name in ("lower", "upper", "lower_near", "upper_near")}

    def _below(self, part: Fraction) -> Limit | None:
        if self.reach is None:
            return None
        limit = self.centre - part * self.reach
        return None if self.floor is not None and limit < self.floor else limit

    def _above(self, part: Fraction) -> Limit | None:
        if self.reach is None:
            return None
        limit = self.centre + part * self.reach
        return None if self.ceiling is not None and limit > self.ceiling else limit


@dataclass(frozen=True)
class Point:
    """A value beside its limits, as floats for drawing; its kind was judged before they were rounded to floats."""

    value: float | None
    centre: float
    lower: float | None
    upper: float | None
    lower_near: float | None
    upper_near: float | None
    kind: Kind

    @property
    def is_signal(self) -> bool:
        """Whether this point says that something changed."""
        return self.kind not in {Kind.COMMON_CAUSE, Kind.MISSING}

    def times(self, factor: int) -> "Point":
        """The same point in another unit: a part of 1 as a part of 100."""

        def scaled(line: float | None) -> float | None:
            return None if line is None else line * factor

        return Point(
            scaled(self.value), self.centre * factor, scaled(self.lower), scaled(self.upper), scaled(self.lower_near),
            scaled(self.upper_near), self.kind,
        )  # fmt: skip


@dataclass(frozen=True)
class Chart:
    """The points of a series in order, and where each segment with limits of its own starts."""

    points: tuple[Point, ...]
    starts: tuple[int, ...] = (0,)

    @property
    def latest(self) -> Point:
        """The last point that has a value."""
        return next(point for point in reversed(self.points) if point.value is not None)


def written(value: Value | None) -> Fraction | None:
    """A value as the number that was written: 10.1 is 101/10, not the binary fraction beside it.

    TypeError for what is no number, ValueError for one that is not finite.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        raise TypeError(f"A number is needed here, not {type(value).__name__}.")
    try:
        return Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)
    except (ValueError, OverflowError):
        raise ValueError(f"{value} is not a number that can be charted.") from None


def series_of(values: Sequence[Value | None], least: int = 2) -> list[Fraction | None]:
    """The values of a series, exactly. ValueError where fewer than `least` are there."""
    series = [written(value) for value in values]
    if sum(value is not None for value in series) < least:
        raise ValueError(f"A chart needs {least} values or more.")
    return series


def point(value: Fraction | None, band: Band, kind: Kind) -> Point:
    """A point for drawing."""
    return Point(value=as_float(value), centre=float(band.centre), kind=kind, **band.drawn)


def as_float(limit: Limit | None) -> float | None:
    """A number for drawing; none where there is none."""
    return None if limit is None else float(limit)
