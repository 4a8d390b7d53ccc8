"""What a chart says in one mark and one sentence: by its own latest point and limits, and by no other series.

Variation asks whether something changed; assurance, whether a target will be met by the process as it is. Where
neither direction is good, both stay neutral. Source: NHS England, Making Data Count (practice, not law).
"""

from collections.abc import Sequence
from enum import StrEnum
from statistics import median

from lineofsight.kernel.spc.points import Chart, Kind, Value

# From so many monthly or quarterly points limits are drawn (NHS England’s practice).
POINTS_FOR_LIMITS = 12
# A share of fewer than this jumps by whole tens of per cent from one case to the next.
LEAST_WHOLE = 10


class Good(StrEnum):
    """Which direction is better for children."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Variation(StrEnum):
    """Whether the latest point is a signal, for better or worse, and in which direction."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """Whether the process as it is meets a target: always, never, or as chance has it."""

    PASSING = "passing"
    FAILING = "failing"
    HIT_OR_MISS = "hit_or_miss"


HIGH = {Kind.ABOVE_UPL, Kind.TREND_UP, Kind.TWO_IN_THREE_ABOVE, Kind.SEVEN_ABOVE}
# What the latest point shows, in words that do not call the limits the range that was seen.
SAID = {
    Kind.COMMON_CAUSE: "Nothing here is more than the usual play of chance.",
    Kind.ABOVE_UPL: "The latest value is higher than chance alone would make it.",
    Kind.BELOW_LPL: "The latest value is lower than chance alone would make it.",
    Kind.TREND_UP: "The latest values have risen too many times in a row for it to be chance.",
    Kind.TREND_DOWN: "The latest values have fallen too many times in a row for it to be chance.",
    Kind.TWO_IN_THREE_ABOVE: "Two of the latest three values are high in a way that chance seldom makes.",
    Kind.TWO_IN_THREE_BELOW: "Two of the latest three values are low in a way that chance seldom makes.",
    Kind.SEVEN_ABOVE: "The latest values have stayed above their average for too long for it to be chance.",
    Kind.SEVEN_BELOW: "The latest values have stayed below their average for too long for it to be chance.",
}


def variation(chart: Chart, good: Good) -> Variation:
    """What the latest point shows. A trend is judged by where it goes, not by which side of the average it is on."""
    kind = chart.latest.kind
    if kind is Kind.COMMON_CAUSE:
        return Variation.COMMON_CAUSE
    high = kind in HIGH
    where = "high" if high else "low"
    if good is Good.NEITHER:
        return Variation(f"neutral_{where}")
    return Variation(f"{'improvement' if high == (good is Good.UP) else 'concern'}_{where}")


def assurance(chart: Chart, good: Good, target: float | None) -> Assurance | None:
    """Whether the process as it is meets a target; none without a target, a direction or limits."""
    latest = chart.latest
    if target is None or good is Good.NEITHER or (latest.lower is None and latest.upper is None):
        return None
    if latest.upper is not None and target > latest.upper:
        return Assurance.FAILING if good is Good.UP else Assurance.PASSING
    if latest.lower is not None and target < latest.lower:
        return Assurance.PASSING if good is Good.UP else Assurance.FAILING
    return Assurance.HIT_OR_MISS


def sentence(chart: Chart) -> str:
    """What the chart shows, in one plain sentence."""
    signals = sum(point.is_signal for point in chart.points)
    if signals and not chart.latest.is_signal:
        were = "one earlier value was" if signals == 1 else f"{signals} earlier values were"
        return f"The latest value is within the usual play of chance; {were} not."
    return SAID[chart.latest.kind]


def why_no_limits(
    values: Sequence[Value | None], *, a_year: int, hidden: int = 0, wholes: Sequence[Value] = ()
) -> str | None:
    """Why limits should not be drawn about a series, in a sentence for its reader; none where they may.

    Args:
        a_year: how many values there are in a year: 12 by month, 4 by quarter, 1 by year.
        hidden: how many of its values are hidden as too small.
        wholes: for a share, what each is a share of.
    """
    there = sum(value is not None for value in values)
    if a_year < 4:
        return "No limits are drawn: one value a year does not show how much chance moves it."
    if hidden:
        return "No limits are drawn: some values are hidden, and limits would give them away or be wrong."
    if there < POINTS_FOR_LIMITS:
        return f"No limits are drawn: they need {POINTS_FOR_LIMITS} values, and {there} are there."
    if wholes and median(map(float, wholes)) < LEAST_WHOLE:
        return "No limits are drawn: these are shares of so few that one case moves them far."
    return None
