"""Charts as data: everything a page shows of one, drawn by the macro `figure_block` of `design/chart.html`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from lineofsight.core.design.bars import Bar, bar_rows, bars
from lineofsight.core.design.run import run_chart, scale_of
from lineofsight.core.design.series import Break, Expected, Point, Target, run_legend, run_rows
from lineofsight.core.design.spark import dot_strip, sparkline
from lineofsight.core.design.svg import told

__all__ = [
    "Bar",
    "Break",
    "Chart",
    "Expected",
    "Point",
    "Target",
    "bar_rows",
    "bars",
    "chart_of_bars",
    "chart_of_run",
    "dot_strip",
    "run_chart",
    "run_legend",
    "run_rows",
    "sparkline",
    "with_legend",
]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with what must stand round it: a title that is a question or a finding, one sentence that says what it
    shows, the same values as a table (`head`, `rows`), what its marks mean, and the source with period and definition.
    `downloads` are (label, address). A `wide` drawing scrolls in a region of its own where the page is narrower.
    """

    title: str
    sentence: str
    svg: Markup
    head: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    source: str
    legend: Sequence[tuple[str, str]] = ()
    downloads: Sequence[tuple[str, str]] = ()
    wide: bool = False


def chart_of_run(
    points: Sequence[Point],
    *,
    key: str,
    title: str,
    sentence: str,
    source: str,
    measure: str = "Value",
    target: Target | None = None,
    breaks: Sequence[Break] = (),
    expected: Sequence[Expected | None] = (),
    downloads: Sequence[tuple[str, str]] = (),
) -> Chart:
    """A run chart with its table and legend; `measure` names what was counted, over the axis and in the table.

    Args:
        expected: for each point what it is judged by, where anything; with none the run stands without limits.
    """
    svg = run_chart(
        points, key=key, title=title, description=sentence, target=target, breaks=breaks, expected=expected,
        unit=measure,
    )  # fmt: skip
    head = ("Period", measure, *(("Limits", "What it shows") if any(expected) else ()))
    rows = run_rows(points, expected)
    legend = [*run_legend(points, breaks, expected), *scale_note(scale_of(points, target, expected))]
    return Chart(title, sentence, svg, head, rows, source, legend, downloads)


def scale_note(scale: Sequence[Decimal]) -> list[tuple[str, str]]:
    """That a run's scale does not start at 0, where it does not: a move looks larger on it than it is."""
    return [("–", f"the scale starts at {told(scale[0])}, not at 0")] if scale and scale[0] else []


def with_legend(chart: Chart, more: Sequence[tuple[str, str]]) -> Chart:
    """A chart that explains more of its marks, such as what the letters at its breaks stand for."""
    return replace(chart, legend=(*chart.legend, *more))


def chart_of_bars(
    rows: Sequence[Bar],
    *,
    key: str,
    title: str,
    sentence: str,
    source: str,
    measure: str = "Value",
    downloads: Sequence[tuple[str, str]] = (),
) -> Chart:
    """Bars with their table; `measure` names what was counted, in the table."""
    svg = bars(rows, key=key, title=title, description=sentence)
    legend = [("├─┤", "where the true value probably lies")] if any(row.low is not None for row in rows) else []
    return Chart(title, sentence, svg, ("Area", measure), bar_rows(rows), source, legend, downloads)
