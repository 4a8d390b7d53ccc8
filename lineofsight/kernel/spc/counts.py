"""Charts of shares (p) and of rates (u), whose limits widen where there is less to count in; and their prime forms.

A p or u chart takes it that nothing but chance moves a value. With many thousands to count in, limits so made are so
narrow that every point is a signal; Laney's p′ and u′ widen them by how much neighbours differ (D. B. Laney, Improved
control charts for attributes, Quality Engineering 14(4), 2002).
"""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from lineofsight.kernel.spc.points import Band, Chart, Value, point, series_of
from lineofsight.kernel.spc.rules import judged
from lineofsight.kernel.spc.xmr import mean_moving_range

SIGMAS = 3
# A mean moving range is so many standard deviations of what it was taken from, where that is spread normally.
RANGE_IN_SIGMAS = Fraction(1128, 1000)
Counted = list[Fraction | None]
# The standard deviation of a value by chance alone, from the centre and what it was counted in.
Chance = Callable[[Fraction, Fraction], float]


def p_chart(
    parts: Sequence[Value | None],
    wholes: Sequence[Value | None],
    *,
    prime: bool = False,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    run_length: int = 7,
    trend_length: int = 7,
) -> Chart:
    """The chart of shares: parts of wholes, such as visits held in time of all visits. Values are parts of 1.

    Args:
        prime: widen the limits by how much neighbours differ.
        baseline: the centre of each segment, and how far it is widened, come from its first so many points alone.

    ValueError where a part is below nought or larger than its whole, or fewer than two pairs are there.
    """  # fmt: skip
    most = Fraction(1)

    def chance(centre: Fraction, whole: Fraction) -> float:
        return math.sqrt(centre * (1 - centre) / whole)

    return attributes(
        *pairs(parts, wholes, most), chance, ceiling=most, prime=prime, baseline=baseline, rebase_at=rebase_at,
        run_length=run_length, trend_length=trend_length,
    )  # fmt: skip


def u_chart(
    counts: Sequence[Value | None],
    areas: Sequence[Value | None],
    *,
    prime: bool = False,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    run_length: int = 7,
    trend_length: int = 7,
) -> Chart:
    """The chart of rates: events in what they could happen in, such as missing episodes in child-months of care.

    Values are for one unit of the area. ValueError for a count below nought, or where fewer than two pairs are there.
    """  # fmt: skip

    def chance(centre: Fraction, area: Fraction) -> float:
        return math.sqrt(centre / area)

    return attributes(
        *pairs(counts, areas), chance, prime=prime, baseline=baseline, rebase_at=rebase_at, run_length=run_length,
        trend_length=trend_length,
    )  # fmt: skip


def pairs(
    counts: Sequence[Value | None], sizes: Sequence[Value | None], most: Fraction | None = None
) -> tuple[Counted, Counted]:
    """Counts and what they were counted in, both there or both missing; a size of 0 is missing."""
    both = list(zip(series_of(counts), series_of(sizes), strict=True))
    found = [(count, size) for count, size in both if count is not None and size]
    for count, size in found:
        if count < 0 or size < 0 or (most is not None and count > most * size):
            raise ValueError(f"{count} of {size} cannot be counted.")
    if len(found) < 2:
        raise ValueError("A chart needs 2 values or more.")
    there = [pair if pair[0] is not None and pair[1] else (None, None) for pair in both]
    return [count for count, _ in there], [size for _, size in there]


def attributes(
    counts: Counted,
    sizes: Counted,
    chance: Chance,
    *,
    prime: bool,
    baseline: int | None,
    rebase_at: Sequence[int],
    run_length: int,
    trend_length: int,
    ceiling: Fraction | None = None,
) -> Chart:
    """A chart of counts in sizes, with limits by chance alone or, in its prime form, by how neighbours differ."""
    values = [None if count is None or not size else count / size for count, size in zip(counts, sizes, strict=True)]

    def bands(first: int, end: int) -> list[Band]:
        set_by = slice(first, end if baseline is None else min(first + baseline, end))
        centre = centre_of(counts[set_by], sizes[set_by])
        widened = laney(values[set_by], sizes[set_by], centre, chance) if prime else 1.0
        return [
            Band(centre, SIGMAS * widened * chance(centre, size) if size else None, Fraction(0), ceiling)
            for size in sizes[first:end]
        ]

    limits, kinds = judged(values, rebase_at, bands, run_length=run_length, trend_length=trend_length)
    return Chart(tuple(map(point, values, limits, kinds)), (0, *(start for start in rebase_at if start)))


def centre_of(counts: Counted, sizes: Counted) -> Fraction:
    """All that was counted in all it was counted in. ValueError where nothing is there."""
    whole = sum((size for size in sizes if size is not None), Fraction(0))
    if not whole:
        raise ValueError("A segment has no value.")
    return sum((count for count in counts if count is not None), Fraction(0)) / whole


def laney(values: Counted, sizes: Counted, centre: Fraction, chance: Chance) -> float:
    """By how much neighbours differ, as a multiple of what chance would make of them; 1 where nothing can be said."""
    if not chance(centre, Fraction(1)):
        return 1.0
    scores = [
        None if value is None or size is None else Fraction(float(value - centre) / chance(centre, size))
        for value, size in zip(values, sizes, strict=True)
    ]
    spread = mean_moving_range(scores, screen=False)
    return 1.0 if spread is None else float(spread / RANGE_IN_SIGMAS)
