"""Files that leave: tables and drawings of what may be published, and nothing else, whoever asks for them."""

from collections.abc import Iterable

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached, csv_file
from lineofsight.core.insight.figures import PUBLISHED, Figure
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.open_data import plain
from lineofsight.know.performance.selectors import Row
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.asked import found_indicator, reading_of
from lineofsight.know.performance.views.choices import choices_in
from lineofsight.know.performance.views.runs import run_of

SCORECARD = (
    "Domain", "Indicator", "Unit", "Period", "Value", "Why there is none", "Last time", "Last time's period", "Change",
    "Change is in", "Why there is no change", "Better is", "The change is", "Target", "Whose target", "Target met",
    "Status", "Source", "Area", "Reason",
)  # fmt: skip
SERIES = (
    "Indicator", "Unit", "Period", "Value", "Why there is none", "Last time", "Status", "Source", "Area",
    "Counting changed before this period", "Reason",
)  # fmt: skip
EMPTY = '<svg viewBox="0 0 600 120" role="img" aria-label="There are no figures for these periods"></svg>'


@may("performance.view_scorecard")
def scorecard_csv(request: Visit) -> HttpResponse:
    """The scorecard's lines as everybody may read them."""
    choices = choices_in(request)
    rows = []
    if choices.period:
        rows = selectors.scorecard(
            request.actor, request.partnership, choices.period, domain=choices.domain.key if choices.domain else "",
            as_at=choices.moment, audience=PUBLISHED,
        )  # fmt: skip
    home = request.partnership.area_name
    return csv_file("scorecard.csv", SCORECARD, (cells for row in rows for cells in lines_of(row, home)))


def lines_of(row: Row, home: str) -> Iterable[list[str]]:
    """A line of the scorecard as lines of a table: one, or one for each agency, or for each other area."""
    if row.figure.others and row.figure.value is None:
        return [cells_of(row, each, home) for each in row.figure.others]
    return [cells_of(row, row.figure, home), *(cells_of(row, each, area) for area, each in row.elsewhere)]


def cells_of(row: Row, figure: Figure, area: str) -> list[str]:
    """The cells of one line."""
    own = figure is row.figure
    moved = words.moved(row) if own else words.Moved()
    aim = words.aim_of(figure)
    return [
        row.indicator.domain,
        row.indicator.name,
        row.indicator.unit,
        *value_cells(figure),
        number_or_words(row.before) if own else "",
        row.before.period.label if own else "",
        moved.amount.replace(",", ""),
        moved.unit,
        moved.why_not,
        row.indicator.direction,
        moved.judged,
        plain(row.indicator.target.value, row.indicator.places) if aim else "",
        aim.whose if aim else "",
        aim.words if aim else "",
        *status_and_source(figure),
        area,
        figure.reason,
    ]


def value_cells(figure: Figure) -> list[str]:
    """Period, value, and the words for why there is none. A number stands alone, without separators or its sign of
    per cent, so that whatever reads the file can count with it: the unit has its own column."""
    return [figure.period.label, plain(figure.value, figure.indicator.places), "" if known(figure) else figure.text]


def known(figure: Figure) -> bool:
    """Whether there is a number."""
    return figure.value is not None


def number_or_words(figure: Figure) -> str:
    """A number by itself, or the words for why there is none."""
    return plain(figure.value, figure.indicator.places) if known(figure) else figure.text


def status_and_source(figure: Figure) -> list[str]:
    """How firm a value is, and who gave it."""
    seen = figure.observation
    return [seen.get_status_display(), seen.source.name] if seen else ["", ""]


@may("performance.view_scorecard")
def series_csv(request: Visit, key: str) -> HttpResponse:
    """An indicator's run as everybody may read it."""
    measure = found_indicator(key)
    reading = reading_of(request, measure, audience=PUBLISHED)
    rows = series_rows(reading) if reading else []
    return csv_file(f"{measure.key}.csv", SERIES, rows)


def series_rows(reading: selectors.Reading) -> Iterable[list[str]]:
    """One line for each period; where each agency answers for itself, one for each agency."""
    names = {**reading.areas, reading.partnership.area_code: reading.partnership.area_name}
    for figure in reading.series:
        before = reading.book.before(reading.indicator, figure.period, source=reading.source_id)
        broken = next((c.note for c in reading.changes if before.period.end < c.on <= figure.period.end), "")
        for each in figure.others if figure.value is None and figure.others else (figure,):
            last = number_or_words(before) if each is figure else ""
            yield [
                reading.indicator.name, reading.indicator.unit, *value_cells(each), last, *status_and_source(each),
                names[reading.area], broken, each.reason,
            ]  # fmt: skip


@may("performance.view_scorecard")
def chart_svg(request: Visit, key: str) -> HttpResponse:
    """An indicator's run as a drawing of its own, as everybody may read it."""
    measure = found_indicator(key)
    reading = reading_of(request, measure, audience=PUBLISHED)
    drawn = (
        run_of(measure, reading.series, reading.changes, reading.rebases, charts_chosen=reading.charts).svg
        if reading and reading.series
        else EMPTY
    )
    alone = str(drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return HttpResponse(alone, content_type="image/svg+xml", headers=attached(f"{measure.key}.svg"))
