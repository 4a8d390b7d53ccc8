"""The four rules of special cause, as "Making Data Count" (NHS England) has them and its open R package counts them.

They go before one another in this order: a point outside the limits, a trend, two of three near a limit, a shift. A
value that is missing breaks what needs neighbours. Each segment of a chart is judged by itself.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from lineofsight.kernel.spc.points import Band, Kind, Limit

Values = Sequence[Fraction | None]
Kinds = dict[int, Kind]


def kinds(values: Values, bands: Sequence[Band], *, run_length: int, trend_length: int) -> list[Kind]:
    """What kind each point of one segment is; the first rule that names it decides."""
    sides = [side(value, band.centre) for value, band in zip(values, bands, strict=True)]
    found = (
        dict(outside(values, bands)),
        dict(trends(values, trend_length)),
        dict(two_in_three(near(values, bands), sides)),
        dict(shifts(sides, run_length)),
    )
    plain = (Kind.MISSING if value is None else Kind.COMMON_CAUSE for value in values)
    return [next((rule[n] for rule in found if n in rule), kind) for n, kind in enumerate(plain)]


def side(value: Fraction | None, centre: Fraction) -> int:
    """1 above the centre, −1 below it, 0 on it or where there is no value."""
    return 0 if value is None else (value > centre) - (value < centre)


def beyond(value: Fraction | None, lower: Limit | None, upper: Limit | None) -> int:
    """1 above the upper limit, −1 below the lower one, 0 between or on them or where there is none."""
    if value is None:
        return 0
    return int(upper is not None and value > upper) - int(lower is not None and value < lower)


def outside(values: Values, bands: Sequence[Band]) -> Iterator[tuple[int, Kind]]:
    """Points outside their limits; one on a limit is not."""
    for n, (value, band) in enumerate(zip(values, bands, strict=True)):
        where = beyond(value, band.lower, band.upper)
        if where:
            yield n, Kind.ABOVE_UPL if where > 0 else Kind.BELOW_LPL


def near(values: Values, bands: Sequence[Band]) -> list[int]:
    """1 between the near and the outer limit above the centre, −1 below it, 0 elsewhere and outside the limits."""
    return [
        0 if beyond(value, band.lower, band.upper) else beyond(value, band.lower_near, band.upper_near)
        for value, band in zip(values, bands, strict=True)
    ]


def trends(values: Values, length: int) -> Iterator[tuple[int, Kind]]:
    """Points in a row that all rise or all fall; a tie breaks it. The turn between two trends belongs to the later."""
    steps = [0 if before is None or after is None else side(after, before) for before, after in pairwise(values)]
    for first, last, way in stretches(steps):
        if last + 1 - first + 1 >= length:  # so many steps join one point more
            yield from ((n, Kind.TREND_UP if way > 0 else Kind.TREND_DOWN) for n in range(first, last + 2))


def two_in_three(close: Sequence[int], sides: Sequence[int]) -> Iterator[tuple[int, Kind]]:
    """Points near a limit where two of three in a row are near it and all three lie on its side of the centre."""
    for first in range(len(sides) - 2):
        window = range(first, first + 3)
        way = sides[first]
        if way and all(sides[n] == way for n in window) and sum(close[n] == way for n in window) >= 2:
            kind = Kind.TWO_IN_THREE_ABOVE if way > 0 else Kind.TWO_IN_THREE_BELOW
            yield from ((n, kind) for n in window if close[n] == way)


def shifts(sides: Sequence[int], length: int) -> Iterator[tuple[int, Kind]]:
    """Points in a row on one side of the centre; a point on the centre breaks it."""
    for first, last, way in stretches(sides):
        if last - first + 1 >= length:
            yield from ((n, Kind.SEVEN_ABOVE if way > 0 else Kind.SEVEN_BELOW) for n in range(first, last + 1))


def stretches(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The longest stretches of one sign that is not 0: first index, last index, sign."""
    first = 0
    for n, sign in enumerate(signs):
        if n + 1 == len(signs) or signs[n + 1] != sign:
            if sign:
                yield first, n, sign
            first = n + 1


def segments(count: int, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First index and end of each segment. ValueError for a start outside the series or out of order."""
    edges = [0, *(start for start in starts if start), count]
    if any(after <= before for before, after in pairwise(edges)):
        raise ValueError("A segment starts at a point of the series, after the one before it.")
    yield from pairwise(edges)


def judged(
    values: Values,
    starts: Sequence[int],
    bands: Callable[[int, int], Sequence[Band]],
    *,
    run_length: int,
    trend_length: int,
) -> tuple[list[Band], list[Kind]]:
    """The limits and the kind of each point of a series, segment by segment.

    Args:
        bands: the limits of the points from one index up to another.
    """  # fmt: skip
    if run_length < 2 or trend_length < 2:
        raise ValueError("A run or a trend is of two points or more.")
    limits: list[Band] = []
    found: list[Kind] = []
    for first, end in segments(len(values), starts):
        here = list(bands(first, end))
        limits += here
        found += kinds(values[first:end], here, run_length=run_length, trend_length=trend_length)
    return limits, found
