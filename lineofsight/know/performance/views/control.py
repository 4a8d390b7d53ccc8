"""An indicator's run as a control chart: what each value is judged by, and what that says, in one sentence.

What is signal and what is noise is judged in `selectors.limits`; here it is put into a drawing's words and numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lineofsight.core.design.charts import Expected
from lineofsight.core.design.text import day
from lineofsight.core.insight.figures import Figure
from lineofsight.core.insight.rules import PERCENTAGE, Indicator
from lineofsight.kernel import spc
from lineofsight.know.performance.rules.charts import NAMES, Drawn, run_sentence
from lineofsight.know.performance.selectors.limits import GOOD, Charts, Stretch, stretches_of

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


def judged(
    indicator: Indicator, series: Sequence[Figure], starts: Sequence[int], rebases: Iterable = (),
    charts: Charts | None = None,
) -> tuple[list[Expected | None], str]:  # fmt: skip
    """What each value of a run is judged by, where anything, and what the last stretch shows.

    Args:
        starts: the places at which what is counted changed. rebases: where its limits are set anew.
        charts: the chart that was chosen for it.

    Returns:
        one for each figure; and a sentence, which is empty where there are too few values to say even why.
    """
    stretches = stretches_of(indicator, series, starts, rebases, charts)
    expected: list[Expected | None] = []
    for stretch in stretches:
        points = stretch.chart.points if stretch.chart else ()
        alike = about_median(indicator, stretch) if stretch.run else None
        expected += [expected_of(indicator, point) for point in points] or [alike] * len(stretch.figures)
    return expected, said(indicator, stretches[-1])


def about_median(indicator: Indicator, stretch: Stretch) -> Expected:
    """What the values of a run chart are judged by: their median, and no limits."""
    return Expected(rounded(indicator, stretch.run.median), None, None, middle="median")


def said(indicator: Indicator, stretch: Stretch) -> str:
    """What the last stretch shows, or why no limits are drawn where a reader could expect them."""
    if stretch.chart is None:
        enough = sum(figure.value is not None for figure in stretch.figures) >= spc.POINTS_FOR_LIMITS
        run = run_sentence(stretch.run) if stretch.run else ""
        return " ".join(filter(None, [stretch.why_not if enough or run else "", run]))
    good = GOOD[indicator.direction]
    shown = spc.variation(stretch.chart, good)
    judged = "That is the better way." if shown in BETTER else "That is the worse way." if shown in WORSE else ""
    assured = spc.assurance(stretch.chart, good, float(indicator.target.value) if indicator.target else None)
    trial = f"The limits set anew stand on {stretch.trial} values, and are on trial." if stretch.trial else ""
    told = [spc.sentence(stretch.chart), judged, ASSURED[assured] if assured else "", trial]
    instead = f"{stretch.instead} So it is drawn as a {NAMES[Drawn.XMR]}." if stretch.instead else ""
    return " ".join(filter(None, [*told, instead]))


def rebase_notes(rebases: Iterable, names: dict[str, str]) -> list[tuple[str, str]]:
    """What is printed under a chart of each time its limits were set anew: from when, by whom, when, and why."""
    return [
        (
            f"New limits from {each.period.short_label}",
            f"{each.reason.rstrip('.')}. Set by {names[each.set_by]}, {day(each.set_at)}",
        )
        for each in rebases
    ]


def chart_notes(chosen: Iterable, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is printed under a chart that was chosen: which it is, by whom, when, and why."""
    for each in chosen:
        told = f"{each.reason.rstrip('.')}. Chosen by {names[each.chosen_by]}, {day(each.chosen_at)}"
        yield NAMES[Drawn(each.drawn)].capitalize(), told


def expected_of(indicator: Indicator, point: spc.Point) -> Expected:
    """What one value is judged by. No count, share or rate is below nothing, and no share is above the whole."""
    most = 100.0 if indicator.kind == PERCENTAGE else float("inf")
    lower = None if point.lower is None else rounded(indicator, max(point.lower, 0.0))
    upper = None if point.upper is None else rounded(indicator, min(point.upper, most))
    return Expected(rounded(indicator, point.centre), lower, upper, SHOWN.get(point.kind, ""))


def rounded(indicator: Indicator, value: float) -> Decimal:
    """A limit with one place more than the indicator's own values have."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-1 - indicator.places))
