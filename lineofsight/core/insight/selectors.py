"""Reads of numbers, always as at a moment and for an audience."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight import library
from lineofsight.core.insight.benchmarks import selectors as selectors  # registers its permission
from lineofsight.core.insight.figures import (
    INTERNAL,
    PUBLISHED,
    SUPPRESSED,
    WORDS,
    Book,
    Figure,
    dimension_in_table,
    shown_value,
)
from lineofsight.core.insight.models import Area, Break, Disagreement, Observation, Origin, OwnLibrary, Release, Ruling
from lineofsight.core.insight.protecting import open_to_hiding
from lineofsight.core.insight.publishing.selectors import publications as publications  # registers its permissions
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


@permission("insight.note_disagreement")
def may_note_disagreement(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager note where figures do not agree."""
    return may_mark_break(actor)


@permission("insight.declare_area")
def may_declare_area(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager say for which other areas agencies may give figures."""
    return may_mark_break(actor)


@permission("insight.issue_library")
def may_issue_library(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager issue the partnership's own indicators."""
    return may_mark_break(actor)


@permission("insight.see_rulings")
def may_see_rulings(actor: Actor) -> QuerySet[Partnership]:
    """The analyst, who checks values before anybody else reads them, sees what is hidden and what today's policy
    would hide."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.ANALYST))


def audience_of(actor: Actor, partnership: Partnership) -> str:
    """The analyst checking values sees small counts, marked; everybody else sees what could be published."""
    return INTERNAL if partnership.pk in actor.partnerships_as(Role.ANALYST) else PUBLISHED


def audience_for(actor: Actor, observation: Observation) -> str:
    """The agency that gave a value sees it as it is, and so does the analyst checking it."""
    own = Observation.objects.filter(people.acting_for(actor, Role.PARTNER_LEAD, organisation="source"))
    return INTERNAL if own.filter(pk=observation.pk).exists() else audience_of(actor, observation.partnership)


def text_of(actor: Actor, observation: Observation) -> str:
    """One value as an actor may read it: in its unit, or the words for why there is none or it is not shown."""
    if observation.absence:
        return observation.get_absence_display().lower()
    about = library.indicator(observation.indicator, observation.edition)
    if audience_for(actor, observation) == INTERNAL:
        return about.text_of(observation.value)
    return WORDS[SUPPRESSED] if kept_back([observation]) else shown_text(observation)


def shown_text(observation: Observation) -> str:
    """A value that is not kept back, as everybody may read it."""
    about = library.indicator(observation.indicator, observation.edition)
    return about.text_of(shown_value(about, observation))


def kept_back(rows: Iterable[Observation]) -> set[int]:
    """Of some values, those that are hidden or were at any time: an earlier value tells of the one after it. So does an
    earlier part of a breakdown that is refused now: with the whole of today it tells the parts of today."""
    rows = list(rows)
    ruled = Ruling.objects.filter(observation__in=rows, shown=False).values_list("observation", flat=True)
    parts = [row for row in rows if row.breakdown]
    refused = refused_now(parts[0].partnership, {row.indicator for row in parts}) if parts else set()
    told = (row.pk for row in parts if dimension_in_table(row) in refused and open_to_hiding(row))
    return {*ruled, *told, *(row.pk for row in rows if row.release_id is None)}


def refused_now(partnership: Partnership, keys: Iterable[str]) -> set[tuple]:
    """The ways tables are broken down that are refused by their newest release."""
    hidden = hidden_now(partnership).filter(observation__indicator__in=list(keys)).exclude(observation__breakdown="")
    return {dimension_in_table(each.observation) for each in hidden}


def book(
    partnership: Partnership, keys: Iterable[str], *, as_at: datetime | None = None, audience: str = PUBLISHED,
    ends: Iterable[date] | None = None, as_published: bool = False,
) -> Book:  # fmt: skip
    """What was known of some indicators at a moment (none: now): three queries, however many figures are asked, and one
    more for a moment that is over.

    Args:
        ends: the last days of the periods that will be asked about, where a page needs only some of them, so that
            reading it does not slow as history grows.
        as_published: only what owners have published.
    """
    moment, keys = as_at or clock.now(), list(keys)
    known = {"indicator__in": keys, "known_from__lte": moment} | ({} if ends is None else {"end__in": set(ends)})
    observations = Observation.objects.filter(partnership=partnership, **known).select_related("source")
    if as_published:
        observations = observations.filter(origin=Origin.AS_PUBLISHED)
    rulings = Ruling.objects.filter(
        partnership=partnership, **{f"observation__{name}": wanted for name, wanted in known.items()}
    )
    breaks = Break.objects.filter(partnership=partnership, indicator__in=keys, created_at__lte=moment).order_by("on")
    refused = refused_now(partnership, keys) if as_at else set()
    return Book(moment, audience, observations, partnership.area_code, tuple(breaks), rulings, refused)


def figure(
    indicator: Indicator, period: Period, *, partnership: Partnership, breakdown: str = "",
    as_at: datetime | None = None, audience: str = PUBLISHED,
) -> Figure:  # fmt: skip
    """One figure. Where a page needs several, `book` reads them together."""
    return book(partnership, [indicator.key], as_at=as_at, audience=audience).figure(indicator, period, breakdown)


def latest_values(
    partnership: Partnership, source_id: int, keys: Iterable[str], ends: Iterable[date]
) -> dict[tuple, Observation]:
    """The latest observation of one source by indicator, period, area and breakdown: what a supplier said last time."""
    return by_cell(values_of(partnership, source_id, keys, ends))


def latest_returned(
    partnership: Partnership, source_id: int, keys: Iterable[str], ends: Iterable[date]
) -> dict[tuple, Observation]:
    """The same of what came in by a record, such as a return: not what was loaded as its owner published it."""
    return by_cell(values_of(partnership, source_id, keys, ends).exclude(record_ref=""))


def values_of(partnership: Partnership, source_id: int, keys: Iterable[str], ends: Iterable[date]) -> QuerySet:
    return Observation.objects.filter(
        partnership=partnership, source=source_id, indicator__in=list(keys), end__in=set(ends)
    )


def by_cell(rows: Iterable[Observation]) -> dict[tuple, Observation]:
    """The latest of each cell, from rows in the order they came to be known."""
    return {(row.indicator, row.period, row.area, row.breakdown): row for row in rows}


def disagreements(
    partnership: Partnership, key: str, period: Period, as_at: datetime | None = None
) -> list[Disagreement]:
    """What was noted by a moment (none: now) not to agree about an indicator in a period, the whole first."""
    noted = Disagreement.objects.filter(
        partnership=partnership, indicator=key, start=period.start, end=period.end, noted_at__lte=as_at or clock.now()
    )
    return list(noted.order_by("breakdown", "id"))


def disagreements_by_key(
    partnership: Partnership, end: date, as_at: datetime | None = None
) -> dict[str, list[Disagreement]]:
    """What was noted by a moment (none: now) not to agree about the periods that end on a day, by indicator."""
    found: dict[str, list[Disagreement]] = {}
    noted = Disagreement.objects.filter(partnership=partnership, end=end, noted_at__lte=as_at or clock.now())
    for each in noted.order_by("breakdown", "id"):
        found.setdefault(each.indicator, []).append(each)
    return found


def disagreements_about(
    partnership: Partnership, keys: Iterable[str], as_at: datetime | None = None
) -> list[Disagreement]:
    """What was noted by a moment (none: now) not to agree about some indicators, of whatever period."""
    noted = Disagreement.objects.filter(
        partnership=partnership, indicator__in=set(keys), noted_at__lte=as_at or clock.now()
    )
    return list(noted.order_by("id"))


def areas(partnership: Partnership) -> dict[str, str]:
    """The areas figures may be about, by code: the partnership's own first, then those it has declared."""
    declared = Area.objects.filter(partnership=partnership).values_list("code", "name")
    return {partnership.area_code: partnership.area_name, **dict(declared)}


# What makes observations cells of one table, as `services.table_of` has it.
TABLE = ("partnership", "indicator", "start", "end", "area", "source")


def rulings_standing(partnership: Partnership) -> QuerySet[Ruling]:
    """What the newest release of each table decided: what older ones did about the same table no longer matters."""
    same_table = {name: OuterRef(f"observation__{name}") for name in TABLE}
    checked = Observation.objects.filter(**same_table).order_by().values(*TABLE)
    newest = checked.annotate(newest=Max("release")).values("newest")
    rulings = Ruling.objects.filter(partnership=partnership).annotate(newest=Subquery(newest))
    in_order = ("-observation__end", "-observation__start", "observation__indicator", "observation__breakdown", "pk")
    standing = rulings.filter(release_id=F("newest")).select_related("observation__source")
    return standing.order_by(*in_order)


def flagged(partnership: Partnership) -> QuerySet[Ruling]:
    """The values shown because their owner had made them public, which today's policy would hide; latest first."""
    return rulings_standing(partnership).filter(shown=True)


def hidden_now(partnership: Partnership) -> QuerySet[Ruling]:
    """The values hidden from everybody but their supplier and whoever checks them, the latest period first."""
    return rulings_standing(partnership).filter(shown=False)


def unchecked(partnership: Partnership) -> QuerySet[Observation]:
    """The values no release has checked: nobody but whoever checks them is shown one."""
    return Observation.objects.filter(partnership=partnership, release=None, absence="")


def own_editions(partnership: Partnership) -> list[OwnLibrary]:
    """The partnership's own editions of the library, the oldest first."""
    return list(OwnLibrary.objects.filter(partnership=partnership))


def periods_released(partnership: Partnership) -> set[Period]:
    """The periods any value is about: read from the releases, which are few."""
    written = Release.objects.filter(partnership=partnership).values_list("periods", flat=True)
    return {Period.parse(text) for text in {text for texts in written for text in texts}}


def indicators_by_period(partnership: Partnership) -> dict[Period, int]:
    """How many indicators have a value in each period."""
    rows = Observation.objects.filter(partnership=partnership).values_list("start", "end")
    counted = rows.annotate(indicators=Count("indicator", distinct=True)).order_by()
    return {Period(start, end): indicators for start, end, indicators in counted}


def figure_of(actor: Actor, observation: Observation, indicator: Indicator) -> Figure:
    """One value as an actor may read it, as it stood when it became known: suppressed, where it is kept from them."""
    read = book(
        observation.partnership, [observation.indicator], as_at=observation.known_from,
        audience=audience_for(actor, observation), ends=[observation.end],
    )  # fmt: skip
    about = read.elsewhere(observation.area)
    return about.figure(indicator, observation.period, observation.breakdown, observation.source_id)


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


def observations_called(refs: Iterable[str]) -> dict[str, Observation]:
    """Observations by their refs, for whoever was shown them by a report that rests on them."""
    return {row.ref: row for row in Observation.objects.filter(ref__in=list(refs))}


def observed_for(record_ref: str) -> list[Observation]:
    """The observations that came in by one record."""
    return list(Observation.objects.filter(record_ref=record_ref).select_related("source"))
