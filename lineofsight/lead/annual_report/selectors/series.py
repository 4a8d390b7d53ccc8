"""A figure's series over its periods, as a table or a chart of the document."""

from collections.abc import Callable
from itertools import pairwise

from lineofsight.core.documents import tree
from lineofsight.core.insight.figures import VALUE, Book, Change, Figure
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules.wording import series_sentence, share_text
from lineofsight.lead.annual_report.selectors.uses import Use

Cell = Callable[[Figure], tree.Placed]
PLAIN = {"final", "provisional", "queried", "draft"}


def series_of(
    book: Book, indicator: Indicator, period: Period, breakdown: str, source: int | None = None
) -> list[Figure]:
    """The figures of this kind of period, up to the one named; a snapshot's are those of the same day of the year.

    Args:
        source: the organisation whose values are wanted.
    """
    every = book.series(indicator, period, breakdown, source)
    series = [figure for figure in every if figure.period.end <= period.end]
    if period.start == period.end:
        day = (period.end.month, period.end.day)
        series = [figure for figure in series if (figure.period.end.month, figure.period.end.day) == day]
    return series


def breaks_in(book: Book, figures: list[Figure]) -> dict[int, Change]:
    """The breaks of a series, by the place of the first figure counted in the new way."""
    found = {}
    for place, (earlier, later) in enumerate(pairwise(figures), start=1):
        broken = book.break_between(later.indicator, earlier.period, later.period)
        if broken:
            found[place] = broken
    return found


def table_of(use: Use, figures: list[Figure], book: Book, cell: Cell) -> tree.Table:
    """The series as a table, each value leading to its source; the counts of a share stand beside it."""
    indicator = use.indicator
    label = indicator.name if indicator.kind == "percentage" else f"{indicator.name} ({indicator.unit})"
    columns = [tree.Column("Period"), tree.Column(label, numeric=True)]
    rows: list[tuple[tree.Cell, ...]] = [(figure.period.label, (cell(figure),)) for figure in figures]
    if any(counts_of(figure) for figure in figures):
        columns.append(tree.Column("Made of", numeric=True))
        rows = [(*row, counts_of(figure) or "–") for row, figure in zip(rows, figures, strict=True)]
    notes = tuple(b.note for b in breaks_in(book, figures).values()) + use.caveats
    caption = f"{use.name}, {use.periods}"
    return tree.Table(caption, tuple(columns), tuple(rows), source=use.source, notes=notes)


def counts_of(figure: Figure) -> str:
    """The two counts of a share, where they are known and may be seen."""
    numerator, denominator = figure.counts
    return "" if numerator is None or denominator is None else share_text(numerator, denominator)


def chart_of(use: Use, figures: list[Figure], book: Book, cell: Cell) -> tree.Chart:
    """The series as a chart: its question, one sentence, and the same numbers as a table. A break leaves a gap."""
    breaks = breaks_in(book, figures)
    points: list[tree.Point] = []
    for place, figure in enumerate(figures):
        if place in breaks:
            points.append(tree.Point("", None, "counted differently", "break"))
        points.append(point_of(figure))
    target = use.indicator.target
    return tree.Chart(
        title=use.name if use.figure.breakdown or use.area else use.indicator.question,
        sentence=(f"{use.area}: " if use.area else "")
        + series_sentence(use.indicator, [(f.period, f.value) for f in figures], broken_words(figures, breaks)),
        series=tuple(points),
        unit="%" if use.indicator.kind == "percentage" else use.indicator.unit,
        source=use.source,
        table=table_of(use, figures, book, cell),
        target=f"{target.value:f}" if target else None,
    )


def point_of(figure: Figure) -> tree.Point:
    status = figure.observation.status if figure.status == VALUE and figure.observation else figure.status
    value = None if figure.value is None else f"{figure.value:f}"
    return tree.Point(figure.period.short_label, value, figure.text, status if status in PLAIN else "absent")


def broken_words(figures: list[Figure], breaks: dict[int, Change]) -> str:
    """Why the last two values cannot be compared, where they cannot."""
    known = [place for place, figure in enumerate(figures) if figure.value is not None]
    if len(known) < 2:
        return ""
    between = [broken for place, broken in breaks.items() if known[-2] < place <= known[-1]]
    return f"It cannot be compared with the value before: {between[0].note}" if between else ""
