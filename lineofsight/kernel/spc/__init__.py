"""Control charts: which points of a series are signal and which are noise. Standard library alone."""

from lineofsight.kernel.spc.counts import p_chart, u_chart
from lineofsight.kernel.spc.marks import (
    POINTS_FOR_LIMITS,
    Assurance,
    Good,
    Variation,
    assurance,
    sentence,
    variation,
    why_no_limits,
)
from lineofsight.kernel.spc.points import Chart, Kind, Point
from lineofsight.kernel.spc.rare import g_chart, t_chart
from lineofsight.kernel.spc.runs import RunChart, run_chart
from lineofsight.kernel.spc.xmr import xmr

__all__ = [
    "POINTS_FOR_LIMITS",
    "Assurance",
    "Chart",
    "Good",
    "Kind",
    "Point",
    "RunChart",
    "Variation",
    "assurance",
    "g_chart",
    "p_chart",
    "run_chart",
    "sentence",
    "t_chart",
    "u_chart",
    "variation",
    "why_no_limits",
    "xmr",
]
