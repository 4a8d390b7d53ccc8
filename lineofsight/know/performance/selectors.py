"""Reads of performance: what an actor may see, and the permissions over it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import Figure, last_time
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.notices import selectors as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment, Organisation, Person
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import holding
from lineofsight.core.records.selectors import moves_made
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Item, Query, Request, Return
from lineofsight.know.performance.rules import RequestFacts, ReturnFacts, confirmation_wanted, reminder_falls_on

ANALYSTS = (Role.ANALYST, Role.BUSINESS_MANAGER)
SUPPLIER = "Ask the partnership’s analyst for a fresh link."


@permission("performance.view_scorecard")
def scorecards(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose scorecard an actor may read: those whose own people they are among."""
    return Partnership.objects.filter(pk__in=people.inside(actor))


@permission("performance.create_request")
def may_create_request(actor: Actor) -> QuerySet[Partnership]:
    """The analyst and the business manager ask agencies for figures."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*ANALYSTS))


@permission("performance.see_request")
def requests_seen(actor: Actor) -> QuerySet[Request]:
    """The requests an actor may look through."""
    return Request.objects.filter(partnership__in=actor.partnerships_as(*ANALYSTS))


@permission("performance.issue_request")
def may_issue_request(actor: Actor) -> QuerySet[Request]:
    """The requests an actor may send."""
    return requests_seen(actor)


@permission("performance.close_request")
def may_close_request(actor: Actor) -> QuerySet[Request]:
    """The requests an actor may close."""
    return requests_seen(actor)


@permission("performance.answer_return", ask=SUPPLIER)
def answerable(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may answer: the one their link is for, or those of the agency they lead for.

    The partnership's own people are not among them: nobody changes what an agency says but the agency.
    """
    granted = Q(ref=actor.granted("answer_return", Return.KIND))
    return supplied(actor, granted)


@permission("performance.sign_off_return", ask=SUPPLIER)
def may_sign_off(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may sign off: a part passed on cannot be signed off by whom it was passed to."""
    return supplied(actor, Q(ref=actor.granted("sign_off_return", Return.KIND)))


@permission("performance.pass_on_part", ask=SUPPLIER)
def may_pass_on(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may pass parts of on: those they may sign off."""
    return may_sign_off(actor)


@permission("performance.correct_value", ask=SUPPLIER)
def may_correct(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may correct: those they may sign off."""
    return may_sign_off(actor)


def supplied(actor: Actor, granted: Q) -> QuerySet[Return]:
    """A link to the whole return holds while its holder leads for the agency: it does not go with who leaves."""
    own = people.acting_for(actor, Role.PARTNER_LEAD)
    if isinstance(actor, GrantHolder) and not actor.part:
        leads = Appointment.objects.filter(holding(clock.today()), person__ref=actor.ref, role=Role.PARTNER_LEAD)
        granted &= Q(organisation__in=leads.values("organisation"))
    return Return.objects.filter(granted | own, request__state__in=("issued", "closed")).select_related(
        "request", "organisation", "asked"
    )


@permission("performance.see_return", ask=SUPPLIER)
def returns_seen(actor: Actor) -> QuerySet[Return]:
    """The returns an actor may read: their own agency's, and all of them for the partnership's own people."""
    seen = Q(pk__in=answerable(actor).values("pk")) | Q(partnership__in=people.inside(actor))
    return Return.objects.filter(seen).select_related("request", "organisation", "asked")


@permission("performance.send_link")
def may_send_link(actor: Actor) -> QuerySet[Return]:
    """The returns for which an actor may send a fresh link."""
    return Return.objects.filter(
        partnership__in=actor.partnerships_as(*ANALYSTS), request__state="issued"
    ).select_related("request", "organisation", "asked")


@permission("performance.ask_query")
def queryable(actor: Actor) -> QuerySet[Observation]:
    """The values an actor may ask their supplier about."""
    return Observation.objects.filter(partnership__in=actor.partnerships_as(*ANALYSTS)).exclude(record_ref="")


@permission("performance.answer_query", ask=SUPPLIER)
def may_answer_query(actor: Actor) -> QuerySet[Query]:
    """The questions an actor may answer: those about returns they may sign off."""
    return Query.objects.filter(agency_return__in=may_sign_off(actor)).select_related("observation", "agency_return")


@permission("performance.see_query", ask=SUPPLIER)
def queries_seen(actor: Actor) -> QuerySet[Query]:
    """The questions an actor may read: those about returns they may read."""
    seen = Query.objects.filter(agency_return__in=returns_seen(actor)).select_related("observation", "agency_return")
    return in_part(actor, seen)


def items_for(actor: Actor, agency_return: Return) -> list[Item]:
    """The items of a return an actor has been given: all, or the part that was passed on to them."""
    items = agency_return.items.select_related("agency_return__request")
    part = actor.part if isinstance(actor, GrantHolder) else ()
    return list(items.filter(indicator__in=part) if part else items)


def item_of(actor: Actor, agency_return: Return, key: str) -> Item | None:
    """One of those items, by its indicator's key."""
    return next((item for item in items_for(actor, agency_return) if item.indicator == key), None)


def last_values(agency_return: Return, items: Iterable[Item]) -> dict[str, Observation]:
    """What the same agency said last time, by indicator: the year or quarter before, or the day a year before."""
    items = list(items)
    known = insight.latest_values(
        agency_return.partnership, agency_return.organisation_id, [item.indicator for item in items]
    )
    found = {item.indicator: known.get((item.indicator, last_time(item.period), "")) for item in items}
    return {key: row for key, row in found.items() if row is not None}


def last_value(row: Observation | None) -> Decimal | None:
    """The number of an earlier value, where it had one."""
    return row.value if row else None


def return_facts(agency_return: Return, *, code_wanted: bool = False) -> ReturnFacts:
    """What the guards of a return's lifecycle judge."""
    items = list(agency_return.items.select_related("agency_return__request"))
    last = last_values(agency_return, items)
    doubtful = [
        item
        for item in items
        if not item.confirmed
        and confirmation_wanted(item.definition, item.answer, last_value(last.get(item.indicator)))
    ]
    return ReturnFacts(
        unanswered=tuple(item.definition.name for item in items if not item.answer.given),
        unconfirmed=tuple(item.definition.name for item in doubtful),
        code_wanted=code_wanted,
        request_open=Request.objects.filter(pk=agency_return.request_id, state="issued").exists(),
    )


@dataclass(frozen=True)
class Asked:
    """Whom a request would ask for what; nobody, where an agency has no lead."""

    organisation: Organisation
    person: Person | None
    indicators: tuple[Indicator, ...]


def whom_to_ask(partnership: Partnership, keys: Iterable[str], edition: str) -> tuple[list[Asked], list[Indicator]]:
    """Whom to ask for each indicator, by the kind of agency it comes from; and those nobody can be asked for."""
    wanted = [library.indicator(key, edition) for key in keys]
    leads = {a.organisation_id: a.person for a in people.appointments_in(partnership).filter(role=Role.PARTNER_LEAD)}
    asked = []
    for organisation in people.organisations_in(partnership):
        theirs = tuple(i for i in wanted if i.source_agency == organisation.kind)
        if theirs and organisation.pk in leads:
            asked.append(Asked(organisation, leads[organisation.pk], theirs))
    counted = Counter(i.key for each in asked for i in each.indicators)
    # Two values for one thing would have to be told apart or added: until they can be, neither agency is asked.
    asked = [replace(each, indicators=tuple(i for i in each.indicators if counted[i.key] == 1)) for each in asked]
    asked = [each for each in asked if each.indicators]
    reached = {key for key, agencies in counted.items() if agencies == 1}
    return asked, [i for i in wanted if i.key not in reached]


def request_facts(request: Request) -> RequestFacts:
    """What the guards of a request's lifecycle judge."""
    return RequestFacts(returns=request.returns.count(), due_passed=request.due < clock.today())


def requests_in(actor: Actor, partnership: Partnership) -> QuerySet[Request]:
    """A partnership's requests, the latest period first, with their returns."""
    returns = Prefetch("returns", Return.objects.select_related("organisation"))
    return requests_seen(actor).filter(partnership=partnership).prefetch_related(returns).order_by("-end", "-id")


def returns_of(request: Request) -> list[Return]:
    """A request's returns by agency, with their items."""
    return list(
        request.returns.select_related("organisation", "asked", "request")
        .prefetch_related("items")
        .order_by("organisation__name")
    )


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
    valued = Observation.objects.filter(partnership=partnership).values_list("start", "end").distinct().order_by()
    found = {Period(start, end) for start, end in [*asked, *valued] if start != end}
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


def lead_today(agency_return: Return) -> Person | None:
    """Whoever leads for the agency today: the person who was asked, if they still do; none where nobody does."""
    leads = people.appointed(agency_return.partnership, Role.PARTNER_LEAD, organisation=agency_return.organisation)
    return agency_return.asked if agency_return.asked in leads else next(iter(leads), None)


def returns_to_remind(day: date) -> list[Return]:
    """The open returns whose agency is to be reminded on a day, and was not written to about them that day."""
    owed = Return.objects.filter(state__in=("asked", "started"), request__state="issued").select_related(
        "request", "organisation", "asked", "partnership"
    )
    wanted = [each for each in owed if reminder_falls_on(each.request.due, day)]
    return [each for each in wanted if lead_today(each) and not notices.written_on(day, each.ref)]


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


def queries_of(agency_return: Return) -> QuerySet[Query]:
    """The questions about one return, those open first."""
    return agency_return.queries.select_related("observation").order_by("-state", "-id")


def in_part(actor: Actor, queries: QuerySet[Query]) -> QuerySet[Query]:
    """Of some questions, those about what was passed on to an actor; all of them, where nothing was."""
    part = actor.part if isinstance(actor, GrantHolder) else ()
    return queries.filter(observation__indicator__in=part) if part else queries


def signed_off_values(agency_return: Return) -> dict[str, Observation]:
    """The value that stands for each item of a return that was signed off, by indicator."""
    rows = insight.observed_for(agency_return.ref)
    return {row.indicator: row for row in sorted(rows, key=lambda row: (row.known_from, row.recorded_at, row.pk))}


def roles_inside() -> frozenset[str]:
    """The roles this module has something to show to."""
    return frozenset(INSIDE)
