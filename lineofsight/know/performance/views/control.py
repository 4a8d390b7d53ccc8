"""An indicator's run as a control chart: what each value is judged by, and what that says, in one sentence.

Limits are drawn from twelve monthly or quarterly values of one stretch, in which nothing changed what is counted; each
stretch has its own. They are those of its first twelve values and stay, so that what comes later is judged by them and
does not move them. Source: NHS England, Making Data Count (practice, not law).
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from lineofsight.core.design.charts import Expected
from lineofsight.core.insight.figures import SUPPRESSED, Figure
from lineofsight.core.insight.rules import PERCENTAGE, Indicator
from lineofsight.kernel import spc

DAYS_A_YEAR = 365
GOOD = {"higher": spc.Good.UP, "lower": spc.Good.DOWN, "neither": spc.Good.NEITHER}
BETTER = {spc.Variation.IMPROVEMENT_HIGH, spc.Variation.IMPROVEMENT_LOW}
WORSE = {spc.Variation.CONCERN_HIGH, spc.Variation.CONCERN_LOW}
# What a point is, where the table says what each value shows.
SHOWN = {
    spc.Kind.ABOVE_UPL: "higher than chance", spc.Kind.BELOW_LPL: "lower than chance",
    spc.Kind.TREND_UP: "rising", spc.Kind.TREND_DOWN: "falling",
    spc.Kind.TWO_IN_THREE_ABOVE: "two of three high", spc.Kind.TWO_IN_THREE_BELOW: "two of three low",
    spc.Kind.SEVEN_ABOVE: "high for long", spc.Kind.SEVEN_BELOW: "low for long",
}  # fmt: skip
ASSURED = {
    spc.Assurance.PASSING: "The target is met whatever chance does, for as long as things stay as they are.",
    spc.Assurance.FAILING: "The target will not be met unless something changes.",
    spc.Assurance.HIT_OR_MISS: "As things are, it is chance whether the target is met.",
}


def judged(indicator: Indicator, series: Sequence[Figure], starts: Sequence[int]) -> tuple[list[Expected | None], str]:
    """What each value of a run is judged by, where anything, and what the last stretch shows.

    Args:
        starts: the places at which what is counted changed.

    Returns:
        one for each figure; and a sentence, which is empty where there are too few values to say even why.
    """
    ends = [0, *starts, len(series)]
    stretches = [list(series[start:end]) for start, end in pairwise(ends)]
    charts = [None if refused(indicator, stretch) else chart_of(stretch) for stretch in stretches]
    expected: list[Expected | None] = []
    for stretch, chart in zip(stretches, charts, strict=True):
        expected += [expected_of(indicator, point) for point in chart.points] if chart else [None] * len(stretch)
    return expected, said(indicator, stretches[-1], charts[-1])


def chart_of(stretch: Sequence[Figure]) -> spc.Chart:
    """The control chart of a stretch, by the limits of its first values: as many as have twelve among them."""
    values = [figure.value for figure in stretch]
    known = [at for at, value in enumerate(values, start=1) if value is not None]
    return spc.xmr(values, baseline=known[spc.POINTS_FOR_LIMITS - 1])


def said(indicator: Indicator, stretch: Sequence[Figure], chart: spc.Chart | None) -> str:
    """What the last stretch shows, or why no limits are drawn where a reader could expect them."""
    if chart is None:
        enough = sum(figure.value is not None for figure in stretch) >= spc.POINTS_FOR_LIMITS
        return (refused(indicator, stretch) or "") if enough else ""
    good = GOOD[indicator.direction]
    shown = spc.variation(chart, good)
    judged = "That is the better way." if shown in BETTER else "That is the worse way." if shown in WORSE else ""
    assured = spc.assurance(chart, good, float(indicator.target.value) if indicator.target else None)
    return " ".join(filter(None, [spc.sentence(chart), judged, ASSURED[assured] if assured else ""]))


def refused(indicator: Indicator, stretch: Sequence[Figure]) -> str | None:
    """Why no limits are drawn about a stretch."""
    return spc.why_no_limits(
        [figure.value for figure in stretch], a_year=a_year(stretch),
        hidden=sum(figure.status == SUPPRESSED for figure in stretch),
        wholes=[whole for figure in stretch if (whole := figure.counts[1]) is not None],
    )  # fmt: skip


def a_year(stretch: Sequence[Figure]) -> int:
    """How many values there are in a year."""
    if len(stretch) < 2:
        return 1
    return round(DAYS_A_YEAR / (stretch[-1].period.end - stretch[-2].period.end).days)


def expected_of(indicator: Indicator, point: spc.Point) -> Expected:
    """What one value is judged by. No count, share or rate is below nothing, and no share is above the whole."""
    most = 100.0 if indicator.kind == PERCENTAGE else float("inf")
    lower = None if point.lower is None else rounded(indicator, max(point.lower, 0.0))
    upper = None if point.upper is None else rounded(indicator, min(point.upper, most))
    return Expected(rounded(indicator, point.centre), lower, upper, SHOWN.get(point.kind, ""))


def rounded(indicator: Indicator, value: float) -> Decimal:
    """A limit with one place more than the indicator's own values have."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-1 - indicator.places))
