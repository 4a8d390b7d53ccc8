"""Reads of requests and returns: whom to ask, what was answered, what an agency said last time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import last_time
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.rules import EACH, Indicator, Library
from lineofsight.core.notices import selectors as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import reminder_falls_on
from lineofsight.kernel.periods import Period, PeriodKind
from lineofsight.know.performance.models import (
    AnalysisQuestion,
    Commentary,
    Item,
    Query,
    Request,
    Return,
    Supplier,
)
from lineofsight.know.performance.rules.answers import confirmation_wanted, explanation_wanted
from lineofsight.know.performance.rules.moves import RequestFacts, ReturnFacts
from lineofsight.know.performance.selectors.rights import requests_seen


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
        agency_return.partnership,
        agency_return.organisation_id,
        [item.indicator for item in items],
        [last_time(item.period).end for item in items],
    )
    own = agency_return.partnership.area_code
    found = {}
    for item in items:
        row = known.get((item.indicator, last_time(item.period), item.area or own, ""))
        if row is not None and means_the_same(item, row):
            found[item.indicator] = row
    return found


def means_the_same(item: Item, row: Observation) -> bool:
    """Whether an earlier value was counted by the definition an item asks by: else it is nothing to compare with."""
    if row.edition == item.agency_return.request.edition:
        return True
    earlier = library.indicator(row.indicator, row.edition)
    return earlier is not None and item.definition.means_what(earlier)


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
    silent = [item for item in items if explanation_wanted(item.definition, item.answer)]
    return ReturnFacts(
        unanswered=tuple(item.definition.name for item in items if not item.answer.given),
        unconfirmed=tuple(item.definition.name for item in doubtful),
        unexplained=tuple(item.definition.name for item in silent),
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
    """Whom to ask for each indicator, by the kind of agency it comes from; and those nobody can be asked for.

    Where there are several agencies of the kind, the one the partnership has chosen is asked, or each of them where
    each answers for itself. Where neither holds nobody is: their values would have to be told apart or added.
    """
    wanted = [library.indicator(key, edition) for key in keys]
    leads = {a.organisation_id: a.person for a in people.appointments_in(partnership).filter(role=Role.PARTNER_LEAD)}
    reached = {each.pk: each for each in people.organisations_in(partnership) if each.pk in leads}
    chosen = dict(Supplier.objects.filter(partnership=partnership).values_list("indicator", "organisation"))
    asked: dict[int, list[Indicator]] = {pk: [] for pk in reached}
    nobody = []
    for indicator in wanted:
        suppliers = suppliers_of(indicator, reached.values(), chosen.get(indicator.key))
        if not suppliers:
            nobody.append(indicator)
        for organisation in suppliers:
            asked[organisation.pk].append(indicator)
    return [Asked(reached[pk], leads[pk], tuple(theirs)) for pk, theirs in asked.items() if theirs], nobody


def suppliers_of(indicator: Indicator, organisations: Iterable[Organisation], chosen: int | None) -> list[Organisation]:
    """Of the agencies that can be asked, those that are to be asked for an indicator."""
    organisations = list(organisations)
    if indicator.counted_here:
        return []
    if chosen is not None:
        return [each for each in organisations if each.pk == chosen]
    if indicator.source_agency == OrganisationKind.OTHER:
        return []  # it may be anybody, such as a department whose tables are read: nobody is asked by chance
    of_kind = [each for each in organisations if each.kind == indicator.source_agency]
    return of_kind if indicator.combine == EACH or len(of_kind) == 1 else []


# How often an indicator may be collected to be due for a period of a kind; a longer period asks for everything.
DUE = {PeriodKind.MONTH: {"month"}, PeriodKind.QUARTER: {"month", "quarter"}}


def last_request(partnership: Partnership) -> Request | None:
    """The request that was sent last."""
    sent = Request.objects.filter(partnership=partnership).exclude(state="draft")
    return sent.order_by("-created_at", "-id").first()


def to_begin_with(partnership: Partnership, period: Period, start: str, wanted: Library) -> list[str]:
    """What is ticked when a request is begun: the same as last time, what is due for such a period, or nothing.

    What nobody can be asked for is left out, and can be ticked all the same.
    """
    last = last_request(partnership)
    if start == "same" and last:
        return [key for key in last.indicators if key in wanted.indicators]
    if start != "due":
        return []
    often = DUE.get(period.kind)
    due = [key for key, each in wanted.indicators.items() if often is None or each.frequency in often]
    _, nobody = whom_to_ask(partnership, due, wanted.edition)
    unreached = {each.key for each in nobody}
    return [key for key in due if key not in unreached]


def request_facts(request: Request) -> RequestFacts:
    """What the guards of a request's lifecycle judge."""
    return RequestFacts(returns=request.returns.count(), due_passed=request.due < clock.today())


def correctable(agency_return: Return) -> bool:
    """Whether a return's values may be corrected now: signed off, while its request is open."""
    return agency_return.state == "signed_off" and agency_return.request.state == "issued"


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


def queries_of(agency_return: Return) -> QuerySet[Query]:
    """The questions about one return, those open first."""
    return agency_return.queries.select_related("observation").order_by("-state", "-id")


def standing_values(agency_return: Return) -> dict[tuple[str, str], Observation]:
    """The value that stands for each cell of a return, by indicator and breakdown: signed off, or entered for it."""
    rows = insight.observed_for(agency_return.ref)
    in_order = sorted(rows, key=lambda row: (row.known_from, row.recorded_at, row.pk))
    return {(row.indicator, row.breakdown): row for row in in_order}


def given_values(agency_return: Return, items: Iterable[Item]) -> dict[tuple[str, str, str], Observation]:
    """The value that stands for each cell of some items, by indicator, area (none: our own) and breakdown, as their
    agency gave it, or it was entered for it, in whichever return for the period."""
    periods = {item.indicator: item.period for item in items}
    own = agency_return.partnership.area_code
    rows = insight.latest_returned(
        agency_return.partnership, agency_return.organisation_id, periods, {each.end for each in periods.values()}
    )
    return {
        (row.indicator, "" if row.area == own else row.area, row.breakdown): row
        for row in rows.values()
        if row.period == periods[row.indicator]
    }


def signed_off_values(agency_return: Return) -> dict[str, Observation]:
    """The value that stands for each item of a return, by indicator."""
    return {key: row for (key, breakdown), row in standing_values(agency_return).items() if not breakdown}


def questions_of(partnership: Partnership) -> list[AnalysisQuestion]:
    """The partnership's questions of a figure, as they stand."""
    return list(AnalysisQuestion.objects.filter(partnership=partnership, ended_at=None))


def commentary_of(agency_return: Return, key: str) -> list[Commentary]:
    """What an agency says of one figure: its latest answer to each question, in the questions' order."""
    written = Commentary.objects.filter(agency_return=agency_return, indicator=key).select_related("question")
    latest = {each.question_id: each for each in written}
    return sorted(latest.values(), key=lambda each: (each.question.position, each.question_id))


def keys_commented(agency_return: Return) -> set[str]:
    """The figures an agency has said something of."""
    return set(Commentary.objects.filter(agency_return=agency_return).values_list("indicator", flat=True))


def commentary_on(
    partnership: Partnership, key: str, period: Period, as_at: datetime | None = None
) -> list[tuple[Return, list[Commentary]]]:
    """What each agency says of an indicator in a period, by a moment (none: now)."""
    written = (
        Commentary.objects.filter(partnership=partnership, indicator=key, written_at__lte=as_at or clock.now())
        .filter(agency_return__request__end=period.end)
        .select_related("question", "agency_return__organisation", "agency_return__request")
    )
    latest: dict[int, dict[int, Commentary]] = {}
    for each in written:
        latest.setdefault(each.agency_return_id, {})[each.question_id] = each
    return [
        (next(iter(said.values())).agency_return, sorted(said.values(), key=lambda each: each.question.position))
        for said in latest.values()
    ]
