"""Asking agencies for a period's figures."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import HandedOut, Item, Request, Return

FULL = ("answer_return", "sign_off_return")
REMINDER = "performance/remind"


@operation("performance.create_request", on="partnership")
def create_request(
    actor: Actor, *, partnership: Partnership, period: Period, due: date, indicators: Iterable[str]
) -> Request:
    """Make a request with a return for each agency that will be asked; nothing is sent yet."""
    edition = library.current().edition
    request = Request(
        partnership=partnership, start=period.start, end=period.end, due=due, edition=edition,
        indicators=list(indicators),
    )  # fmt: skip
    asked_for = " ".join(library.indicator(key, edition).name for key in request.indicators)
    where = address("performance:request", ref=request.ref)
    records.open_record(request, label=request.title, address=where, words=asked_for)
    asked, _ = selectors.whom_to_ask(partnership, request.indicators, edition)
    for each in asked:
        agency_return = Return(
            partnership=partnership, request=request, organisation=each.organisation, asked=each.person
        )
        records.open_record(
            agency_return, label=agency_return.title, address=address("performance:return", ref=agency_return.ref),
            words=" ".join([each.organisation.name, *(indicator.name for indicator in each.indicators)]),
        )  # fmt: skip
        Item.objects.bulk_create(
            Item(partnership=partnership, agency_return=agency_return, indicator=indicator.key, position=position)
            for position, indicator in enumerate(each.indicators)
        )
    return request


@operation("performance.issue_request", on="request")
def issue_request(actor: Actor, *, request: Request) -> Request:
    """Send the request: each agency's lead gets a personal link to its own items, which lasts until it is closed."""
    records.move(request, "issue_request", facts=selectors.request_facts(request))
    for agency_return in selectors.returns_of(request):
        send_ask(agency_return, agency_return.asked, "performance/ask")
        notices.owe(
            record_ref=agency_return.ref,
            what="return",
            title=agency_return.title,
            address=address("performance:return", ref=agency_return.ref),
            on=request.due,
            organisation=agency_return.organisation,
            rule="The partnership’s request, local",
        )
    return request


def send_ask(agency_return: Return, person: Person, letter: str) -> None:
    """Give a person a grant on their agency's whole return and write to them with its link."""
    grant = give_grant(
        holder_ref=person.ref,
        record_kind=Return.KIND,
        record_ref=agency_return.ref,
        verbs=FULL,
        why=f"To answer “{agency_return.title}”",
    )
    notices.send_link(letter, to=person, grant=grant, **letter_about(agency_return))


def letter_about(agency_return: Return) -> dict:
    """What a letter about a return says. Of last time's values only what everybody may read: a letter goes by open
    mail, and is looked through before it is sent, or passed on by hand, by people who check no values."""
    items = list(agency_return.items.select_related("agency_return__request"))
    last = selectors.last_values(agency_return, items)
    hidden = insight.kept_back(last.values())
    told = {key: insight.shown_text(row) for key, row in last.items() if not row.absence and row.pk not in hidden}
    return {
        "agency_return": agency_return,
        "partnership": agency_return.partnership,
        "items": [(item.definition, told.get(item.indicator, "")) for item in items],
    }


@operation("performance.send_link", on="agency_return")
def send_link(actor: Actor, *, agency_return: Return) -> Return:
    """Send the agency's lead a fresh link with a reminder of what is due; the one they have still works."""
    lead = selectors.lead_today(agency_return)
    if lead is None:
        raise MoveRefused(f"Nobody leads for {agency_return.organisation.name} any more. Appoint somebody first.")
    send_ask(agency_return, lead, REMINDER)
    return agency_return


@operation("performance.remind_agencies", kinds=("system",))
def remind_agencies(actor: Actor) -> int:
    """Send each agency that owes a return a fresh link, three working days before the day and on the one after.

    Run daily; run twice on a day it sends nothing more. Strength: local. A reminder helps: it says what to do when
    something stands in the way. Returns how many were sent.
    """
    owed = selectors.returns_to_remind(clock.today())
    for agency_return in owed:
        send_ask(agency_return, selectors.lead_today(agency_return), REMINDER)
    return len(owed)


def end_handed_out(agency_return: Return) -> int:
    """Void what was handed out for a return, inside the operation that closes it or hands out afresh: its code goes."""
    standing = HandedOut.objects.filter(agency_return=agency_return, ended_at=None)
    return standing.update(ended_at=clock.now(), code=b"")


@operation("performance.close_request", on="request")
def close_request(actor: Actor, *, request: Request) -> Request:
    """Close the request: what was not signed off is not returned, words that are owed of a figure are owed no longer,
    and every link to it ends."""
    records.move(request, "close_request")
    for agency_return in selectors.returns_of(request):
        if agency_return.state != "signed_off":
            records.move(agency_return, "lapse_return")
        notices.lift(record_ref=agency_return.ref)
        end_handed_out(agency_return)
        end_grants(record_ref=agency_return.ref)
    return request
