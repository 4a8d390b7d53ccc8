"""What is signal and what is noise in an indicator's run: one judgement, which every drawing, list and letter shares.

Limits are drawn from twelve monthly or quarterly values of one stretch, in which nothing changed what is counted; each
stretch has its own. They are those of its first twelve values and stay, so that what comes later is judged by them and
does not move them, until the analyst sets them anew from a period, with a reason. Which chart draws them is decided by
`rules.charts`.
Source: NHS England, Making Data Count (practice, not law).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import PUBLISHED, SUPPRESSED, Book, Change, Figure
from lineofsight.core.insight.rules import EACH, Indicator
from lineofsight.kernel import clock, spc
from lineofsight.kernel.periods import Period, PeriodKind
from lineofsight.know.performance.models import ChosenChart, Rebase
from lineofsight.know.performance.rules.charts import (
    OF_A_RATE,
    OF_A_SHARE,
    Drawn,
    mostly_nought,
    run_chart_of,
    run_sentence,
    why_not_drawn_as,
)
from lineofsight.know.performance.selectors.charts import charts_chosen
from lineofsight.know.performance.selectors.scorecard import period_of

DAYS_A_YEAR, QUARTERS, PER_CENT = 365, 4, 100
GOOD = {"higher": spc.Good.UP, "lower": spc.Good.DOWN, "neither": spc.Good.NEITHER}
# From so few values new limits are drawn, on trial until there are twelve.
LEAST_OF_A_PART = 5
# The chart that was chosen for each indicator, by key; the usual one for those that are not there.
Charts = Mapping[str, ChosenChart]


@dataclass(frozen=True)
class Stretch:
    """Values in which nothing changed what is counted, with their chart, or why there is none.

    Attributes:
        trial: on how many values the limits of its last part stand, where they were set anew and are on trial.
        run: the same about its median, where no limits may be drawn and a median can say something.
        instead: why the chart that was chosen for it is not the one that is drawn.
    """

    figures: tuple[Figure, ...]
    chart: spc.Chart | None
    why_not: str = ""
    trial: int = 0
    run: spc.RunChart | None = None
    instead: str = ""


@dataclass(frozen=True)
class Verdict:
    """What the limits say of a period's value: whether it is a signal, which way and whether that is better or worse,
    and the sentence. Of a run about its median only the sentence: nothing is said of the value by itself."""

    variation: spc.Variation | None
    sentence: str

    @property
    def signal(self) -> bool:
        """Whether it is more than chance makes."""
        return self.variation not in (None, spc.Variation.COMMON_CAUSE)


def rebases_of(partnership: Partnership, keys: Iterable[str], as_at: datetime | None = None) -> list[Rebase]:
    """The rebases that stood at a moment (none: now), in the order of their periods."""
    moment = as_at or clock.now()
    rows = Rebase.objects.filter(
        partnership=partnership, indicator__in=list(keys), set_at__lte=moment, withdraws=None
    ).exclude(withdrawn_by__set_at__lte=moment)
    return sorted(rows, key=lambda row: (row.start, row.pk))


def starts_in(series: Sequence[Figure], changes: Iterable[Change]) -> list[int]:
    """The places in a series at which what is counted changed."""
    periods = [figure.period for figure in series]
    inside = [each for each in changes if periods and periods[0].end < each.on <= periods[-1].end]
    return [next(at for at, period in enumerate(periods) if period.end >= each.on) for each in inside]


def stretches_of(
    indicator: Indicator, series: Sequence[Figure], starts: Sequence[int], rebases: Iterable[Rebase] = (),
    charts: Charts | None = None,
) -> list[Stretch]:  # fmt: skip
    """A run, stretch by stretch, each judged by its own limits.

    Args:
        starts: the places at which what is counted changed. rebases: where limits are set anew.
        charts: the chart that was chosen for it, where one was.
    """
    chosen = (charts or {}).get(indicator.key)
    drawn = Drawn(chosen.drawn) if chosen else Drawn.XMR
    days = [each.start for each in rebases if each.indicator == indicator.key]
    ends = [0, *starts, len(series)]
    parts = [tuple(series[start:end]) for start, end in pairwise(ends)]
    return [stretch_of(indicator, part, [at for at in starts_of(part, days) if at], drawn) for part in parts]


def starts_of(stretch: Sequence[Figure], days: Iterable) -> list[int]:
    """The places in a stretch at which limits are set anew, those left out that have too few values round them."""
    found: list[int] = []
    for day in sorted(set(days)):
        at = next((at for at, figure in enumerate(stretch) if figure.period.start >= day), 0)
        before = stretch[found[-1] if found else 0 : at]
        if at and known(before) >= LEAST_OF_A_PART and known(stretch[at:]) >= LEAST_OF_A_PART:
            found.append(at)
    return found


def known(figures: Iterable[Figure]) -> int:
    """How many of some figures have a value."""
    return sum(figure.value is not None for figure in figures)


def stretch_of(
    indicator: Indicator, figures: tuple[Figure, ...], parts: Sequence[int], drawn: Drawn = Drawn.XMR
) -> Stretch:
    """One stretch with its chart, whose limits are set anew at the start of each of its parts."""
    why_not = refused(indicator, figures)
    if why_not is not None:
        return Stretch(figures, None, why_not, run=about_median(figures))
    starts = [0, *parts, len(figures)]
    counts = [figure.counts for figure in figures if figure.value is not None]
    instead = why_not_drawn_as(drawn, indicator.kind, counts) or ""
    chart = chart_of(
        indicator, figures, Drawn.XMR if instead else drawn, parts,
        max(first_values(figures[start:end]) for start, end in pairwise(starts)),
    )  # fmt: skip
    last = known(figures[starts[-2] :])
    trial = last if parts and last < spc.POINTS_FOR_LIMITS else 0
    return Stretch(figures, chart, trial=trial, instead=instead)


def about_median(figures: Sequence[Figure]) -> spc.RunChart | None:
    """The same about its median; none of years, none where counts are hidden (the low ones are), none of noughts."""
    values = [figure.value for figure in figures]
    if a_year(figures) < QUARTERS or any(figure.status == SUPPRESSED for figure in figures):
        return None
    return None if mostly_nought(values) else run_chart_of(values)


def chart_of(
    indicator: Indicator, figures: Sequence[Figure], drawn: Drawn, parts: Sequence[int], baseline: int
) -> spc.Chart:
    """A stretch as a chart with limits, in the indicator's own unit."""
    counts, sizes = zip(*(figure.counts for figure in figures), strict=True)
    if drawn in OF_A_SHARE:
        chart = spc.p_chart(counts, sizes, prime=drawn.prime, baseline=baseline, rebase_at=parts)
        return replace(chart, points=tuple(point.times(PER_CENT) for point in chart.points))
    if drawn in OF_A_RATE:
        units = [None if size is None else size / Decimal(indicator.per) for size in sizes]
        return spc.u_chart(counts, units, prime=drawn.prime, baseline=baseline, rebase_at=parts)
    return spc.xmr([figure.value for figure in figures], baseline=baseline, rebase_at=parts)


def first_values(figures: Sequence[Figure]) -> int:
    """How many periods it takes until twelve have a value; all of them, where there are fewer."""
    there = [at for at, figure in enumerate(figures, start=1) if figure.value is not None]
    return there[spc.POINTS_FOR_LIMITS - 1] if len(there) >= spc.POINTS_FOR_LIMITS else len(figures)


def refused(indicator: Indicator, stretch: Sequence[Figure]) -> str | None:
    """Why no limits are drawn about a stretch."""
    values = [figure.value for figure in stretch]
    return spc.why_no_limits(
        values, a_year=a_year(stretch), hidden=sum(figure.status == SUPPRESSED for figure in stretch),
        wholes=[whole for figure in stretch if (whole := figure.counts[1]) is not None],
    ) or mostly_nought(values)  # fmt: skip


def a_year(stretch: Sequence[Figure]) -> int:
    """How many values there are in a year."""
    if len(stretch) < 2:
        return 1
    return round(DAYS_A_YEAR / (stretch[-1].period.end - stretch[-2].period.end).days)


def verdict_on(
    indicator: Indicator, series: Sequence[Figure], changes: Iterable[Change], rebases: Iterable[Rebase],
    charts: Charts,
) -> Verdict | None:  # fmt: skip
    """What the limits say of the last value of a run; none where they say nothing."""
    if series[-1].value is None:
        return None
    last = stretches_of(indicator, series, starts_in(series, changes), rebases, charts)[-1]
    if last.chart is None:
        return Verdict(None, run_sentence(last.run)) if last.run else None
    return Verdict(spc.variation(last.chart, GOOD[indicator.direction]), spc.sentence(last.chart))


def verdict_of(
    book: Book, indicator: Indicator, period: Period, rebases: Iterable[Rebase], charts: Charts,
    source: int | None = None,
) -> Verdict | None:  # fmt: skip
    """What the limits say of an indicator's value of a period, judged by the run up to it."""
    if indicator.combine == EACH and source is None:
        return None
    series = [figure for figure in book.series(indicator, period, source=source) if figure.period <= period]
    if not series or series[-1].period != period:
        return None
    return verdict_on(indicator, series, book.changes(indicator), rebases, charts)


def verdicts(
    partnership: Partnership, indicators: Iterable[Indicator], period: Period, *, as_at: datetime | None = None,
    audience: str = PUBLISHED,
) -> dict[str, Verdict]:  # fmt: skip
    """What the limits say of some indicators' values of a period, by key; without those of which they say nothing.

    Of a year, or of a day in it, nothing can be said, and nothing is read. Whole runs are read: a few queries for all.
    """
    if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return {}
    indicators = [each for each in indicators if each.combine != EACH]
    keys = [each.key for each in indicators]
    book = insight.book(partnership, keys, as_at=as_at, audience=audience)
    rebases, charts = rebases_of(partnership, keys, as_at), charts_chosen(partnership, keys, as_at)
    found = {each.key: verdict_of(book, each, period_of(each, period), rebases, charts) for each in indicators}
    return {key: verdict for key, verdict in found.items() if verdict}
