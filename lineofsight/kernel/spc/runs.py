"""The run chart: a median, and whether the points move about it as chance would have them do.

Two signs of a change (J. Anhøj, A. V. Olesen, Run charts revisited, PLoS ONE 9(11), 2014): one run on a side of the
median that is too long, or too few crossings from one side to the other. No limits are drawn, so it serves where a
control chart has too few points for them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from lineofsight.kernel.spc.points import Value, series_of
from lineofsight.kernel.spc.rules import side

# How often chance alone may cross so seldom.
SELDOM = Fraction(1, 20)


@dataclass(frozen=True)
class RunChart:
    """A series about its median. Points on the median are in no run and do not count.

    Args:
        useful: how many points lie off the median.
        longest, longest_by_chance: the longest run, and the longest that chance can be expected to make.
        crossings, crossings_by_chance: how often the line crosses the median, and the fewest to be expected.
    """

    values: tuple[float | None, ...]
    median: float
    useful: int
    longest: int
    longest_by_chance: int
    crossings: int
    crossings_by_chance: int

    @property
    def is_signal(self) -> bool:
        """Whether something other than chance moved it."""
        return self.longest > self.longest_by_chance or self.crossings < self.crossings_by_chance


def run_chart(values: Sequence[Value | None], *, baseline: int | None = None) -> RunChart:
    """The run chart of two or more values.

    Args:
        baseline: the median is of the first so many points alone.

    ValueError for fewer than two values, or a baseline without any.
    """
    series = series_of(values)
    counted = [value for value in series[:baseline] if value is not None]
    if not counted:
        raise ValueError("What the median comes from has no value.")
    middle = Fraction(median(counted))
    sides = [each for each in (side(value, middle) for value in series) if each]
    runs = lengths(sides)
    return RunChart(
        values=tuple(None if value is None else float(value) for value in series),
        median=float(middle),
        useful=len(sides),
        longest=max(runs, default=0),
        longest_by_chance=round(math.log2(len(sides)) + 3) if sides else 0,
        crossings=max(len(runs) - 1, 0),
        crossings_by_chance=fewest_crossings(len(sides)),
    )


def lengths(sides: Sequence[int]) -> list[int]:
    """How long each run on one side is."""
    runs: list[int] = []
    for n, each in enumerate(sides):
        if n and each == sides[n - 1]:
            runs[-1] += 1
        else:
            runs.append(1)
    return runs


def fewest_crossings(useful: int) -> int:
    """The fewest crossings that so many points make but one time in twenty: each step crosses as a coin falls."""
    steps = max(useful - 1, 0)
    seen = Fraction(0)
    for crossings in range(steps + 1):
        seen += Fraction(math.comb(steps, crossings), 2**steps)
        if seen >= SELDOM:
            return crossings
    return 0
