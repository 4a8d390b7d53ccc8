"""Charts of rare events, by what lies between them: how many cases (g) or how much time (t).

A chart of counts is blind where most are 0. Between two rare events, more is better: a point high above is a signal
that they have become rarer.

Sources: for cases, J. C. Benneyan, Number-between g-type statistical quality control charts, Health Care Management
Science 4(4), 2001; for time, L. S. Nelson, A control chart for parts-per-million nonconforming items, Journal of
Quality Technology 26(3), 1994.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from lineofsight.kernel.spc.points import Band, Chart, Point, Value, as_float, point, series_of
from lineofsight.kernel.spc.rules import judged
from lineofsight.kernel.spc.xmr import xmr

SIGMAS = 3
# The power that makes a time between events spread nearly as a normal value does.
POWER = 1 / 3.6


def g_chart(between: Sequence[Value | None], *, run_length: int = 7, trend_length: int = 7) -> Chart:
    """The chart of how many cases lay between one event and the next, 0 where two came one after the other.

    The lower limit is always below 0, so there is none. ValueError for a number below nought, or fewer than two.
    """
    series = series_of(between)
    if any(value is not None and value < 0 for value in series):
        raise ValueError("Between two events there cannot be fewer than 0 cases.")
    there = [value for value in series if value is not None]
    centre = sum(there) / Fraction(len(there))
    band = Band(centre, SIGMAS * math.sqrt(centre * (centre + 1)), Fraction(0))
    limits, kinds = judged(
        series, (), lambda first, end: [band] * (end - first), run_length=run_length, trend_length=trend_length
    )
    return Chart(tuple(map(point, series, limits, kinds)))


def t_chart(between: Sequence[Value | None], *, run_length: int = 7, trend_length: int = 7) -> Chart:
    """The chart of how much time lay between one event and the next, in any one unit.

    It is the XmR chart of the times to the power of 1/3.6, drawn in the times themselves. Two events at one moment
    have no time between them to be charted: count days or use the chart of cases. ValueError for a time that is not
    above nought, or fewer than two.
    """
    series = series_of(between)
    if any(value is not None and value <= 0 for value in series):
        raise ValueError("Between two events there must be some time.")
    powered = [None if value is None else float(value) ** POWER for value in series]
    chart = xmr(powered, run_length=run_length, trend_length=trend_length, screen_outliers=False)
    return Chart(tuple(map(in_time, chart.points, series)))


def in_time(found: Point, value: Fraction | None) -> Point:
    """A point of powers as one of times: its limits raised again, and the value as it was given."""
    return Point(
        value=as_float(value),
        centre=found.centre ** (1 / POWER),
        lower=raised(found.lower),
        upper=raised(found.upper),
        lower_near=raised(found.lower_near),
        upper_near=raised(found.upper_near),
        kind=found.kind,
    )


def raised(line: float | None) -> float | None:
    """A limit in times; none where there is none, or where it lies below 0, as no time does."""
    return None if line is None or line < 0 else line ** (1 / POWER)
