"""How figures read in a sentence. Pure: `Decimal`, rounded half up once, at the end."""

from collections.abc import Sequence
from decimal import Decimal

from lineofsight.core.insight.rules import PERCENTAGE, Indicator
from lineofsight.kernel.numbers import change, half_up, number_text, percent_text, relative_change
from lineofsight.kernel.periods import Period


def default_period(indicator: Indicator, reported: Period) -> Period:
    """The period a figure is about where its author names none: the report's own, or for a snapshot its last day."""
    return Period.snapshot(reported.end) if indicator.period_kind == "snapshot" else reported


def change_text(indicator: Indicator, new: Decimal, old: Decimal, earlier: Period | None = None, area: str = "") -> str:
    """A change as it reads: "up 14.4% from 21,534 in 2017/18"; between percentages "down 8.2 percentage points from
    47.1% in 2017/18"; "unchanged at 47.1% since 2017/18".

    The difference of percentages is that of the two numbers as they are printed, so that a reader who takes one from
    the other gets the same. A change too small to show as a percentage is given in the figure's own unit.

    Args:
        earlier: the period it is from; none where the sentence round it says so.
        area: the name of the area it is of, where that must be said.
    """
    before = indicator.text_of(old) + (f" in {area}" if area else "")
    moved = change(half_up(new, indicator.places), half_up(old, indicator.places))
    if moved == 0:
        return f"unchanged at {before}{f' since {earlier.said}' if earlier else ''}"
    return f"{moved_text(indicator, new, old, moved)} from {before}{f' {earlier.when}' if earlier else ''}"


def moved_text(indicator: Indicator, new: Decimal, old: Decimal, moved: Decimal) -> str:
    """Which way a value went and how far: "up 14.4%", "down 8.2 percentage points"."""
    way, size = "up" if moved > 0 else "down", number_text(abs(moved), indicator.places)
    if indicator.kind == PERCENTAGE:
        return f"{way} {size} percentage point{'' if size == '1' else 's'}"
    relative = relative_change(new, old)
    if relative is None or half_up(abs(relative) * 100, 1) == 0:
        return f"{way} {size}"
    return f"{way} {percent_text(abs(relative))}"


def count_text(count: Decimal) -> str:
    """A count as it reads: whole where it is whole."""
    return number_text(count, 0 if count == count.to_integral_value() else 1)


def share_text(numerator: Decimal, denominator: Decimal) -> str:
    """A share as its two counts: "1,322 of 3,399"."""
    return f"{count_text(numerator)} of {count_text(denominator)}"


def part_text(indicator: Indicator, breakdown: str) -> str:
    """What a breakdown is of, in words: "source=police" is "Police"; empty for the whole."""
    labels = {f"{d.key}={code}": label for d in indicator.breakdowns for code, label in d.codes}
    return ", ".join(labels.get(part, part) for part in breakdown.split(",") if part)


def series_sentence(indicator: Indicator, points: Sequence[tuple[Period, Decimal | None]], broken: str = "") -> str:
    """What a chart or a table of a series shows, in one sentence; `broken` says why the last two cannot be compared.

    Args:
        points: each period with its value, in order; a value may be missing.
    """
    known = [(period, value) for period, value in points if value is not None]
    if not known:
        return "There are no values to show."
    period, latest = known[-1]
    start = f"{indicator.text_of(latest)}{unit_words(indicator)} {period.when}"
    if broken:
        return f"{start}. {broken}"
    if len(known) == 1:
        return f"{start}. There is no other value to compare it with."
    earlier, before = known[-2]
    return f"{start}, {change_text(indicator, latest, before, earlier)}."


def unit_words(indicator: Indicator) -> str:
    """The unit as it follows a number, with its space; a percentage carries its sign already."""
    return "" if indicator.kind == PERCENTAGE else f" {indicator.unit}"
