"""The XmR chart: single values with limits from how much each differs from the one before."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from lineofsight.kernel.spc.points import Band, Chart, Value, point, series_of
from lineofsight.kernel.spc.rules import Values, judged

# Three standard deviations as a multiple of the mean moving range: 3 / 1.128, as it is rounded everywhere.
REACH = Fraction(266, 100)
# The upper limit of moving ranges themselves: above it, one says more of a mishap than of the usual play.
SCREEN = Fraction(3267, 1000)


def xmr(
    values: Sequence[Value | None],
    *,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    run_length: int = 7,
    trend_length: int = 7,
    screen_outliers: bool = True,
) -> Chart:
    """The XmR chart of a series of two or more values; a missing one (None) keeps its place and breaks its neighbours.

    Limits are 2.66 times the mean moving range from the mean. A segment in which nothing varies has none: "outside" is
    not a thing that can be said of it.

    Args:
        baseline: the limits of each segment come from its first so many points alone, 2 or more.
        rebase_at: the indexes at which a new segment, with its own mean and limits, starts.
        run_length: how many points on one side of the centre make a shift.
        trend_length: how many rising or falling points make a trend.
        screen_outliers: drop, once, moving ranges at or above 3.267 times their mean.

    Source: NHS England, Making Data Count, as its R package NHSRplotthedots 0.2.2 counts (practice, not law).
    ValueError for fewer than two values, a baseline below 2, or a start that is no point of the series.
    """  # fmt: skip
    if baseline is not None and baseline < 2:
        raise ValueError("A baseline is of two points or more: one has nothing to differ from.")
    series = series_of(values)

    def bands(first: int, end: int) -> list[Band]:
        return [band_of(series[first:end][:baseline], screen_outliers)] * (end - first)

    limits, kinds = judged(series, rebase_at, bands, run_length=run_length, trend_length=trend_length)
    return Chart(tuple(map(point, series, limits, kinds)), (0, *(start for start in rebase_at if start)))


def band_of(values: Values, screen: bool) -> Band:
    """The limits that some values set. ValueError where none is there."""
    there = [value for value in values if value is not None]
    if not there:
        raise ValueError("A segment, or what its limits come from, has no value.")
    spread = mean_moving_range(values, screen)
    return Band(sum(there) / Fraction(len(there)), None if spread is None else REACH * spread)


def mean_moving_range(values: Values, screen: bool) -> Fraction | None:
    """The mean of how much each value differs from the one before; none where no two stand side by side.

    Screened, only ranges below their limit count; where all are 0, none is below it, and there is no mean.
    """
    ranges = [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]
    if ranges and screen:
        most = SCREEN * sum(ranges) / len(ranges)
        ranges = [each for each in ranges if each < most]
    return sum(ranges) / Fraction(len(ranges)) if ranges else None
