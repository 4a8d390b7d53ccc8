"""Reads of numbers, always as at a moment and for an audience."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight.figures import INTERNAL, PUBLISHED, Book, Figure
from lineofsight.core.insight.models import Break, Observation
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period


@permission("insight.see_figure")
def figures_seen(actor: Actor) -> QuerySet[Observation]:
    """Whose provenance an actor may follow: every value, for the partnership's own people; its own, for a supplier."""
    inside = Observation.objects.filter(partnership__in=people.inside(actor))
    own = Observation.objects.filter(people.acting_for(actor, Role.PARTNER_LEAD, organisation="source"))
    return (inside | own).select_related("source", "replaces", "partnership")


@permission("insight.mark_break")
def may_mark_break(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager say where a series breaks."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.ANALYST, Role.BUSINESS_MANAGER))


def audience_of(actor: Actor, partnership: Partnership) -> str:
    """The analyst checking values sees small counts, marked; everybody else sees what could be published."""
    return INTERNAL if partnership.pk in actor.partnerships_as(Role.ANALYST) else PUBLISHED


def book(
    partnership: Partnership, keys: Iterable[str], *, as_at: datetime | None = None, audience: str = PUBLISHED
) -> Book:
    """What was known of some indicators at a moment (none: now): two queries, however many figures are asked."""
    moment, keys = as_at or clock.now(), list(keys)
    observations = Observation.objects.filter(
        partnership=partnership, indicator__in=keys, known_from__lte=moment
    ).select_related("source")
    known = Break.objects.filter(partnership=partnership, indicator__in=keys, created_at__lte=moment)
    breaks = tuple(known.order_by("on"))
    return Book(as_at=moment, audience=audience, observations=observations, breaks=breaks)


def figure(
    indicator: Indicator, period: Period, *, partnership: Partnership, breakdown: str = "",
    as_at: datetime | None = None, audience: str = PUBLISHED,
) -> Figure:  # fmt: skip
    """One figure. Where a page needs several, `book` reads them together."""
    return book(partnership, [indicator.key], as_at=as_at, audience=audience).figure(indicator, period, breakdown)


def latest_values(partnership: Partnership, source_id: int, keys: Iterable[str]) -> dict[tuple, Observation]:
    """The latest observation of one source by indicator, period and breakdown: what a supplier said last time."""
    rows = Observation.objects.filter(partnership=partnership, source=source_id, indicator__in=list(keys))
    return {(row.indicator, row.period, row.breakdown): row for row in rows}


def lineage(observation: Observation) -> list[Observation]:
    """Every value for the same thing from the same source, oldest first."""
    return list(
        Observation.objects.filter(
            source=observation.source, indicator=observation.indicator, start=observation.start, end=observation.end,
            area=observation.area, breakdown=observation.breakdown,
        )
    )  # fmt: skip


def same_thing(row: Observation) -> tuple:
    """What makes two observations values for the same thing from the same source."""
    return row.source_id, row.indicator, row.start, row.end, row.area, row.breakdown


def replaced_since(refs: Iterable[str]) -> dict[str, Observation]:
    """For observations that were used somewhere, by ref: the later value for the same thing, where there is one.

    Two queries, however many were used.
    """
    used = list(Observation.objects.filter(ref__in=list(refs)))
    keys = {row.indicator for row in used}
    latest = {same_thing(row): row for row in Observation.objects.filter(indicator__in=keys)}
    return {row.ref: latest[same_thing(row)] for row in used if latest[same_thing(row)].pk != row.pk}


def observed_for(record_ref: str) -> list[Observation]:
    """The observations that came in by one record."""
    return list(Observation.objects.filter(record_ref=record_ref).select_related("source"))


from lineofsight.core.insight.benchmarks import selectors  # noqa: E402, F401 - registers its permission
