"""Reads of a scorecard: its lines, what is missing, and who has answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import Figure, last_time
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.records.selectors import moves_made
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Query, Request, Return


@dataclass(frozen=True)
class Lateness:
    """How one agency stands with one request: days late (0 or less: in time), and how much it has sent."""

    agency_return: Return
    signed_off: bool
    days_late: int
    answered: int
    asked: int


def completeness(partnership: Partnership, period: Period, day: date) -> list[Lateness]:
    """For each agency asked for a period: whether its return was in on a day, and how late it was.

    A return is late when its due day is over in London and it is not signed off. Nothing is said of what was asked,
    or signed off, after that day.
    """
    over = end_of_deadline(day)
    returns = (
        Return.objects.filter(partnership=partnership, request__start=period.start, request__end=period.end)
        .exclude(request__state="draft")
        .filter(created_at__lt=over)
        .select_related("organisation", "request")
        .prefetch_related("items")
        .order_by("organisation__name")
    )
    signed = {ref for ref, moved in moves_made([r.ref for r in returns], "sign_off_return").items() if moved.at < over}
    return [
        Lateness(
            agency_return=each,
            signed_off=each.ref in signed,
            days_late=0 if each.ref in signed else (day - each.request.due).days,
            answered=sum(1 for i in each.items.all() if i.answer.given and i.answered_at < over),
            asked=len(each.items.all()),
        )
        for each in returns
    ]


def periods_known(partnership: Partnership) -> list[Period]:
    """The periods a scorecard can be opened for, the latest first: those asked about, and those with values."""
    asked = Request.objects.filter(partnership=partnership).exclude(state="draft").values_list("start", "end")
    found = {Period(start, end) for start, end in asked} | insight.periods_released(partnership)
    found = {period for period in found if period.start != period.end}
    return sorted(found, key=lambda period: (period.end, period.start), reverse=True)


@dataclass(frozen=True)
class Row:
    """One line of the scorecard."""

    indicator: Indicator
    figure: Figure
    before: Figure
    series: list[Figure]
    broken: object
    queried: bool


def scorecard(
    actor: Actor, partnership: Partnership, period: Period, *, domain: str = "", as_at: datetime | None = None
) -> list[Row]:
    """The lines of a scorecard, for one period as at a moment: what was asked for or has a value, perhaps of a domain.

    An indicator nobody was asked for in the period is not missing, so it has no line.
    """
    indicators = [i for i in library.current().indicators.values() if domain in ("", i.domain)]
    book = insight.book(
        partnership, [i.key for i in indicators], as_at=as_at, audience=insight.audience_of(actor, partnership)
    )
    asked = keys_asked(partnership, period)
    indicators = [i for i in indicators if i.key in asked or book.figure(i, period_of(i, period)).observation]
    queried = queried_refs(partnership, as_at)
    lines = []
    for each in indicators:
        own = period_of(each, period)
        figure = book.figure(each, own)
        lines.append(
            Row(
                each, figure, book.before(each, own), book.series(each, own),
                book.break_between(each, last_time(own), own),
                bool(figure.observation and figure.observation.ref in queried),
            )
        )  # fmt: skip
    return lines


def keys_asked(partnership: Partnership, period: Period) -> set[str]:
    """The indicators agencies were asked for in a period."""
    sent = Request.objects.filter(partnership=partnership, start=period.start, end=period.end).exclude(state="draft")
    return {key for keys in sent.values_list("indicators", flat=True) for key in keys}


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
