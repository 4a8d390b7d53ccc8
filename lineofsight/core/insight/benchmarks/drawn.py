"""A position as a funnel: the drawing with its sentence and table, as data for a page."""

from decimal import Decimal

from lineofsight.core.design.charts import Chart
from lineofsight.core.design.funnel import LEGEND, Spot, Width, funnel, sizes
from lineofsight.core.insight.benchmarks.positions import FAR, Position
from lineofsight.core.insight.benchmarks.standing import funnel_rows, funnel_sentence
from lineofsight.kernel.intervals import Z_WIDE, Interval

HEAD = ("Area", "Value", "95% interval", "Counted", "In the funnel")


def chart_of_position(position: Position, *, key: str, title: str, measure: str, across: str, source: str) -> Chart:
    """The funnel of a position; `across` says what an area's size is counted in."""
    sentence = funnel_sentence(position)
    spots = [
        Spot(
            area.name, area.denominator, area.value * position.scale, area == position.own,
            abs(position.reach(area)) == FAR,
        )
        for area in position.points
    ]  # fmt: skip
    widths = [width_at(position, size) for size in sizes(spots)]
    svg = funnel(
        spots, widths, position.funnel.centre * position.scale, key=key, title=title, description=sentence,
        unit=measure, across=across,
    )  # fmt: skip
    return Chart(title, sentence, svg, (HEAD[0], measure, *HEAD[2:]), funnel_rows(position), source, LEGEND)


def width_at(position: Position, size: Decimal) -> Width:
    """The limits for areas of a size."""
    narrow, wide = position.funnel.limits(size), position.funnel.limits(size, Z_WIDE)
    return Width(size, scaled(narrow, position.scale), scaled(wide, position.scale))


def scaled(interval: Interval, scale: Decimal) -> Interval:
    return interval[0] * scale, interval[1] * scale
