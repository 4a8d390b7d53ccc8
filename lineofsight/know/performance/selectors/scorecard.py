"""Reads of a scorecard: its lines, and what stands beside each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import NOT_RETURNED, Book, Change, Figure, last_time
from lineofsight.core.insight.rules import EACH, Apart, Indicator
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Query, Request
from lineofsight.know.performance.selectors.completeness import Lateness, asked_of, completeness

# How many periods a line's small drawing reaches back. A page reads no more, so it does not slow as history grows.
DRAWN = 8


@dataclass(frozen=True)
class Beside:
    """Another indicator that stands under a line: its measure of quality, or one that must not be compared with it."""

    indicator: Indicator
    figure: Figure
    why: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the scorecard.

    Attributes:
        breaks: the positions in the series before which counting changed.
        broken: what stands between this value and last time's, so that they are not compared.
        asked: the agencies that were asked for it.
        elsewhere: where there is no value for the area, those given for other areas, by the area's name.
        quality: the measure of quality to read with it.
        apart: what looks like it and is counted another way, each with why.
        disagreements: what is noted not to agree with itself, a sentence each.
    """

    indicator: Indicator
    figure: Figure
    before: Figure
    series: tuple[Figure, ...] = ()
    breaks: tuple[int, ...] = ()
    broken: Change | None = None
    queried: bool = False
    asked: tuple[Lateness, ...] = ()
    elsewhere: tuple[tuple[str, Figure], ...] = ()
    quality: Beside | None = None
    apart: tuple[Beside, ...] = ()
    disagreements: tuple[str, ...] = ()

    @property
    def waiting(self) -> tuple[Lateness, ...]:
        """The agencies asked for it that have not signed off."""
        return tuple(each for each in self.asked if not each.signed_off)

    @property
    def missing(self) -> bool:
        """Whether there is no value at all: neither for the area nor from any agency."""
        return self.figure.value is None and not self.figure.others

    @property
    def comparable(self) -> bool:
        """Whether there are two values that may be compared."""
        return self.figure.value is not None and self.before.value is not None and self.broken is None

    @property
    def calls_for_a_look(self) -> bool:
        """Whether somebody ought to look: it is missing or late, off its target, moved far or for the worse, cannot be
        compared any more, is questioned, is not the agency's own word yet, or does not agree with itself."""
        figure, before, indicator = self.figure, self.before, self.indicator
        doubted = self.queried or figure.entered or figure.disagreeing or self.disagreements
        if self.missing or self.waiting or doubted or indicator.meets_target(figure.value) is False:
            return True
        if self.broken is not None:
            return figure.value is not None and before.value is not None
        if not self.comparable:
            return False
        moved_far = indicator.outlying(figure.value, before.value)
        return moved_far or indicator.better(figure.value, before.value) is False


def periods_asked(partnership: Partnership) -> set[Period]:
    """The periods agencies were asked about."""
    sent = Request.objects.filter(partnership=partnership).exclude(state="draft").values_list("start", "end")
    return {Period(start, end) for start, end in sent}


def periods_known(partnership: Partnership, asked: set[Period] | None = None) -> list[Period]:
    """The periods a scorecard can be opened for, the latest first: those asked about, and those with values.

    A day that counts were taken on is opened by the period it ends; by itself only where there is no such period.

    Args:
        asked: those asked about, where the page has read them already.
    """
    asked = periods_asked(partnership) if asked is None else asked
    return longest_of(asked | insight.periods_released(partnership))


def longest_of(found: set[Period]) -> list[Period]:
    """Some periods, the latest first, without the days on which a longer one of them ends."""
    longer = {period for period in found if period.start != period.end}
    ends = {period.end for period in longer}
    found = longer | {day for day in found if day.end not in ends}
    return sorted(found, key=lambda period: (period.end, period.start), reverse=True)


def period_to_open(partnership: Partnership, periods: Sequence[Period], asked: set[Period]) -> Period | None:
    """The period a scorecard opens on: the latest that agencies were asked about.

    Where nobody has been asked yet, the latest with at least half as many indicators as any has: a few values that
    came early, or are about an odd span, do not hide a full year. None where there is no period.
    """
    if asked or not periods:
        return next((period for period in periods if period in asked), periods[0] if periods else None)
    counts = insight.indicators_by_period(partnership)
    half = max((counts.get(period, 0) for period in periods), default=0) / 2
    return next(period for period in periods if counts.get(period, 0) >= half)


def scorecard(
    actor: Actor, partnership: Partnership, period: Period, *, domain: str = "", as_at: datetime | None = None,
    late: Iterable[Lateness] | None = None, audience: str | None = None,
) -> list[Row]:  # fmt: skip
    """The lines of a scorecard, for one period as at a moment: what was asked for or has a value, perhaps of a domain.

    An indicator nobody was asked for in the period is not missing, so it has no line.

    Args:
        late: how the agencies stand, where the page has read it already.
        audience: whose eyes it is for, where not the actor's: a file that leaves holds what may be published.
    """
    indicators = [i for i in library.current().indicators.values() if domain in ("", i.domain)]
    late = completeness(partnership, period, day_of(as_at)) if late is None else late
    read = Lines(
        partnership, period, as_at, audience or insight.audience_of(actor, partnership), asked_of(late), indicators
    )
    return [read.row(each) for each in indicators if read.stands(each)]


def day_of(as_at: datetime | None) -> date:
    """The last whole day before a moment, by which lateness is judged; today where none is given."""
    return clock.london(as_at - timedelta(microseconds=1)).date() if as_at else clock.today()


class Lines:
    """What one scorecard reads: a few queries, however many lines, and however long the history."""

    def __init__(
        self, partnership: Partnership, period: Period, as_at: datetime | None, audience: str,
        asked: Mapping[str, list[Lateness]], indicators: list[Indicator],
    ):  # fmt: skip
        self.partnership, self.period, self.asked = partnership, period, asked
        self.wanted = keys_asked(partnership, period)
        self.indicators = with_those_beside(indicators)
        self.figures: dict = {}
        self.queried = queried_refs(partnership, as_at)
        self.noted = insight.disagreements_by_key(partnership, period.end, as_at)
        self.areas = insight.areas(partnership)
        ends = ends_drawn(period)
        self.book = self.read([i for i in self.indicators if i.combine != EACH], ends, as_at, audience)
        # Nothing is added up over agencies, so there is no run to draw: this period's values are all that is read.
        self.by_agency = self.read([i for i in self.indicators if i.combine == EACH], {period.end}, as_at, audience)

    def read(self, indicators: list[Indicator], ends: set[date], as_at: datetime | None, audience: str) -> Book | None:
        keys = [each.key for each in indicators]
        return insight.book(self.partnership, keys, as_at=as_at, audience=audience, ends=ends) if keys else None

    def book_of(self, indicator: Indicator) -> Book:
        return self.by_agency if indicator.combine == EACH else self.book

    def figure(self, indicator: Indicator) -> Figure:
        if indicator.key not in self.figures:
            own = period_of(indicator, self.period)
            self.figures[indicator.key] = self.book_of(indicator).figure(indicator, own)
        return self.figures[indicator.key]

    def stands(self, indicator: Indicator) -> bool:
        """Whether an indicator has a line: it was asked for, or there is something to show."""
        if indicator.key in self.wanted or self.figure(indicator).status != NOT_RETURNED:
            return True
        return bool(self.elsewhere(indicator))

    def elsewhere(self, indicator: Indicator) -> tuple[tuple[str, Figure], ...]:
        """The figures given for other areas."""
        book, own = self.book_of(indicator), period_of(indicator, self.period)
        figures = [(area, book.elsewhere(area).figure(indicator, own)) for area in book.areas(indicator)]
        return tuple((self.areas.get(area, area), f) for area, f in figures if f.status != NOT_RETURNED)

    def row(self, indicator: Indicator) -> Row:
        """One line."""
        book, own, figure = self.book_of(indicator), period_of(indicator, self.period), self.figure(indicator)
        each = indicator.combine == EACH
        before = book.figure(indicator, last_time(own)) if each else book.before(indicator, own)
        series = () if each else tuple(book.series(indicator, own)[-DRAWN:])
        return Row(
            indicator,
            figure,
            before,
            series=series,
            breaks=breaks_in(series, book.changes(indicator)),
            broken=None if each else book.break_between(indicator, last_time(own), own),
            queried=any(seen.observation.ref in self.queried for seen in (figure, *figure.others) if seen.observation),
            asked=tuple(self.asked.get(indicator.key, ())),
            elsewhere=self.elsewhere(indicator) if figure.status == NOT_RETURNED else (),
            quality=self.beside(indicator.quality_beside) if indicator.quality_beside else None,
            apart=tuple(self.apart(each) for each in indicator.apart_from),
            disagreements=tuple(each.sentence for each in self.noted.get(indicator.key, ()) if each.start == own.start),
        )

    def beside(self, key: str, why: str = "") -> Beside:
        """Another indicator as it stands under a line."""
        indicator = library.indicator(key)
        return Beside(indicator, self.figure(indicator), why)

    def apart(self, apart: Apart) -> Beside:
        return self.beside(apart.key, apart.why)


def breaks_in(series: Sequence[Figure], changes: Iterable[Change]) -> tuple[int, ...]:
    """The positions in a series before which counting changed."""
    ends = [figure.period.end for figure in series]
    return tuple(
        next(at for at, end in enumerate(ends) if end >= change.on)
        for change in changes
        if ends and ends[0] < change.on <= ends[-1]
    )


def keys_asked(partnership: Partnership, period: Period) -> set[str]:
    """The indicators agencies were asked for in a period."""
    sent = Request.objects.filter(partnership=partnership, start=period.start, end=period.end).exclude(state="draft")
    return {key for keys in sent.values_list("indicators", flat=True) for key in keys}


def with_those_beside(indicators: list[Indicator]) -> list[Indicator]:
    """Some indicators, and those that stand under their lines from another domain."""
    beside = [key for i in indicators for key in (i.quality_beside, *(apart.key for apart in i.apart_from)) if key]
    keys = dict.fromkeys([*(i.key for i in indicators), *beside])
    known = library.current().indicators
    return [known[key] for key in keys]


def ends_drawn(period: Period) -> set[date]:
    """The last days a scorecard reads: its own, last time's, and as far back as its small drawings reach.

    A count on one day is compared with the same day a year before.
    """
    ends, back = {period.end, last_time(Period.snapshot(period.end)).end}, period
    for _ in range(DRAWN - 1):
        back = last_time(back)
        ends.add(back.end)
    return ends


def period_of(indicator: Indicator, period: Period) -> Period:
    """A period as an indicator takes it: its last day, for a count on one day."""
    return Period.snapshot(period.end) if indicator.period_kind == "snapshot" else period


def queried_refs(partnership: Partnership, as_at: datetime | None = None) -> set[str]:
    """The observations an open question stood on at a moment (none: now)."""
    rows = Query.objects.filter(partnership=partnership, asked_at__lte=as_at or clock.now())
    rows = rows.filter(Q(answered_at=None) | Q(answered_at__gt=as_at or clock.now()))
    return set(rows.values_list("observation__ref", flat=True))


def queries_on(indicator: Indicator, partnership: Partnership, as_at: datetime | None = None) -> QuerySet[Query]:
    """The questions asked about an indicator's values by a moment (none: now), the latest first."""
    return (
        Query.objects.filter(partnership=partnership, observation__indicator=indicator.key)
        .filter(asked_at__lte=as_at or clock.now())
        .select_related("observation", "agency_return__organisation")
        .order_by("-id")
    )
