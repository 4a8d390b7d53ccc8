"""Where an area stands among others beyond chance: said with its interval, never as a bare place in a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.core.insight.benchmarks.library import SCALE
from lineofsight.core.insight.benchmarks.rules import LEAST, Comparison
from lineofsight.kernel.funnels import RATE, SHARE, Counted, Funnel, funnel_of, interval_of, told_apart
from lineofsight.kernel.intervals import Z_WIDE, Interval

KINDS = {"%": SHARE, "per 10,000": RATE}
WITHIN, OUTSIDE, FAR = 0, 1, 2


@dataclass(frozen=True)
class Position:
    """The home area and the others of a set by their counts: from whom it can be told apart, and their funnel."""

    own: Counted
    others: tuple[Counted, ...]
    funnel: Funnel
    unit: str
    places: int
    noun: str
    # The areas of the set whose value is published without its counts: they are in no funnel.
    uncounted: tuple[str, ...] = ()

    @property
    def scale(self) -> Decimal:
        """What a share or a rate for one is multiplied by to be read."""
        return SCALE[self.unit]

    @property
    def points(self) -> tuple[Counted, ...]:
        """Everybody drawn: the home area, then the others."""
        return (self.own, *self.others)

    def interval(self, area: Counted) -> Interval:
        """An area's 95% interval, as it is read."""
        low, high = interval_of(self.funnel.kind, area)
        return low * self.scale, high * self.scale

    def apart(self, side: int) -> tuple[Counted, ...]:
        """The others that the home area is lower than (−1), higher than (1), or cannot be told apart from (0)."""
        return tuple(other for other in self.others if told_apart(self.funnel.kind, self.own, other) == side)

    def reach(self, area: Counted) -> int:
        """How far out of the funnel an area lies: within, outside 95%, or outside 99.8%; below it, less than nought."""
        side = -1 if area.value < self.funnel.centre else 1
        for far, width in ((FAR, {"z": Z_WIDE}), (OUTSIDE, {})):
            low, high = interval_of(self.funnel.kind, area, **width)
            if not low <= self.funnel.centre <= high:
                return side * far
        return WITHIN


def position_of(made: Comparison, counted: Mapping[str, Counted]) -> Position | None:
    """The position of a comparison's home area; none where its counts, or those of three others, are not published.

    Args:
        counted: the areas whose two counts are known, by their codes.
    """
    kind, home = KINDS.get(made.unit), made.home.area
    others = [area for area in made.counted if area.area != home]
    known = tuple(counted[area.area] for area in others if area.area in counted)
    if made.refusal or kind is None or home not in counted or len(known) < LEAST:
        return None
    funnel = funnel_of(kind, (*known, *((counted[home],) if made.home_in else ())))
    if funnel is None:
        return None
    missing = tuple(area.name for area in others if area.area not in counted)
    return Position(counted[home], known, funnel, made.unit, made.places, made.noun, missing)
