"""What is signal and what is noise in an indicator's run: one judgement, which every drawing, list and letter shares.

Limits are drawn from twelve monthly or quarterly values of one stretch, in which nothing changed what is counted; each
stretch has its own. They are those of its first twelve values and stay, so that what comes later is judged by them and
does not move them, until the analyst sets them anew from a period, with a reason.
Source: NHS England, Making Data Count (practice, not law).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import PUBLISHED, SUPPRESSED, Book, Change, Figure
from lineofsight.core.insight.rules import EACH, Indicator
from lineofsight.kernel import clock, spc
from lineofsight.kernel.periods import Period, PeriodKind
from lineofsight.know.performance.models import Rebase
from lineofsight.know.performance.selectors.scorecard import period_of

DAYS_A_YEAR = 365
GOOD = {"higher": spc.Good.UP, "lower": spc.Good.DOWN, "neither": spc.Good.NEITHER}
# From so few values new limits are drawn, on trial until there are twelve.
LEAST_OF_A_PART = 5


@dataclass(frozen=True)
class Stretch:
    """Values in which nothing changed what is counted, with their chart, or why there is none.

    Attributes:
        trial: on how many values the limits of its last part stand, where they were set anew and are on trial.
    """

    figures: tuple[Figure, ...]
    chart: spc.Chart | None
    why_not: str = ""
    trial: int = 0


@dataclass(frozen=True)
class Verdict:
    """What the limits say of a period's value: whether it is a signal, which way and whether that is better or worse,
    and the sentence."""

    variation: spc.Variation
    sentence: str

    @property
    def signal(self) -> bool:
        """Whether it is more than chance makes."""
        return self.variation is not spc.Variation.COMMON_CAUSE


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
    indicator: Indicator, series: Sequence[Figure], starts: Sequence[int], rebases: Iterable[Rebase] = ()
) -> list[Stretch]:
    """A run, stretch by stretch, each judged by its own limits.

    Args:
        starts: the places at which what is counted changed. rebases: where limits are set anew.
    """
    days = [each.start for each in rebases if each.indicator == indicator.key]
    ends = [0, *starts, len(series)]
    parts = [tuple(series[start:end]) for start, end in pairwise(ends)]
    return [stretch_of(indicator, part, [at for at in starts_of(part, days) if at]) for part in parts]


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


def stretch_of(indicator: Indicator, figures: tuple[Figure, ...], parts: Sequence[int]) -> Stretch:
    """One stretch with its chart, whose limits are set anew at the start of each of its parts."""
    why_not = refused(indicator, figures)
    if why_not is not None:
        return Stretch(figures, None, why_not)
    starts = [0, *parts, len(figures)]
    chart = spc.xmr(
        [figure.value for figure in figures],
        baseline=max(first_values(figures[start:end]) for start, end in pairwise(starts)),
        rebase_at=parts,
    )
    last = known(figures[starts[-2] :])
    return Stretch(figures, chart, trial=last if parts and last < spc.POINTS_FOR_LIMITS else 0)


def first_values(figures: Sequence[Figure]) -> int:
    """How many periods it takes until twelve have a value; all of them, where there are fewer."""
    there = [at for at, figure in enumerate(figures, start=1) if figure.value is not None]
    return there[spc.POINTS_FOR_LIMITS - 1] if len(there) >= spc.POINTS_FOR_LIMITS else len(figures)


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


def verdict_on(
    indicator: Indicator, series: Sequence[Figure], changes: Iterable[Change], rebases: Iterable[Rebase]
) -> Verdict | None:
    """What the limits say of the last value of a run; none where they say nothing."""
    if series[-1].value is None:
        return None
    chart = stretches_of(indicator, series, starts_in(series, changes), rebases)[-1].chart
    if chart is None:
        return None
    return Verdict(spc.variation(chart, GOOD[indicator.direction]), spc.sentence(chart))


def verdict_of(
    book: Book, indicator: Indicator, period: Period, rebases: Iterable[Rebase], source: int | None = None
) -> Verdict | None:
    """What the limits say of an indicator's value of a period, judged by the run up to it."""
    if indicator.combine == EACH and source is None:
        return None
    series = [figure for figure in book.series(indicator, period, source=source) if figure.period <= period]
    if not series or series[-1].period != period:
        return None
    return verdict_on(indicator, series, book.changes(indicator), rebases)


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
    rebases = rebases_of(partnership, keys, as_at)
    found = {each.key: verdict_of(book, each, period_of(each, period), rebases) for each in indicators}
    return {key: verdict for key, verdict in found.items() if verdict}
