"""An indicator's run as a chart: its breaks lettered, its gaps named, what is kept back marked."""

from collections.abc import Sequence
from string import ascii_uppercase

from lineofsight.core.design import charts
from lineofsight.core.design.addresses import address
from lineofsight.core.insight.figures import SUPPRESSED, Change, Figure
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people import selectors as people
from lineofsight.know.performance.selectors.limits import Charts
from lineofsight.know.performance.views import control, words


def run_of(
    indicator: Indicator, series: Sequence[Figure], changes: Sequence[Change], rebases: Sequence, *,
    charts_chosen: Charts | None = None, query: str = "", key: str = "run",
) -> charts.Chart:  # fmt: skip
    """The run chart of a series, with what must not be taken for a change drawn and explained, and under it who set
    its limits anew, or chose the chart, and why."""
    breaks, notes = breaks_in(series, changes)
    expected, shown = control.judged(indicator, series, [each.position for each in breaks], rebases, charts_chosen)
    chosen = [charts_chosen[indicator.key]] if charts_chosen and indicator.key in charts_chosen else []
    names = people.names([*(each.set_by for each in rebases), *(each.chosen_by for each in chosen)])
    target = indicator.target
    chart = charts.chart_of_run(
        [point_of(figure) for figure in series],
        key=key,
        title=f"{indicator.name}, {series[0].period.label} to {series[-1].period.label}",
        sentence=f"{words.series_sentence(series, judged=bool(shown))} {shown}".rstrip(),
        source=words.source_line(series, indicator),
        measure=indicator.unit,
        target=charts.Target(target.value, f"target {indicator.text_of(target.value)}, {words.WHOSE[target.owner]}")
        if target
        else None,
        breaks=breaks,
        expected=expected,
        downloads=[
            ("CSV", f"{address('performance:series_csv', key=indicator.key)}?{query}"),
            ("SVG", f"{address('performance:chart_svg', key=indicator.key)}?{query}"),
        ],
    )
    return charts.with_legend(
        chart, [*notes, *control.rebase_notes(rebases, names), *control.chart_notes(chosen, names)]
    )


def point_of(figure: Figure) -> charts.Point:
    """One period of a run."""
    return charts.Point(
        figure.period.short_label,
        figure.value,
        figure.text,
        figure.provisional,
        "" if figure.value is not None else figure.text,
        kept_back=figure.status == SUPPRESSED,
    )


def breaks_in(series: Sequence[Figure], changes: Sequence[Change]) -> tuple[list[charts.Break], list[tuple[str, str]]]:
    """Where a run breaks, each break with a letter on the drawing, and the letters with what changed."""
    periods = [figure.period for figure in series]
    inside = [each for each in changes if periods and periods[0].end < each.on <= periods[-1].end]
    lettered = list(zip(ascii_uppercase, inside, strict=False))
    drawn = [
        charts.Break(next(at for at, period in enumerate(periods) if period.end >= each.on), letter)
        for letter, each in lettered
    ]
    return drawn, [(letter, each.note) for letter, each in lettered]
