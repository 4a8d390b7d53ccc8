"""What becomes of a finished report: recipients added, days planned, what was done noted. Nothing noted is changed."""

from datetime import date
from textwrap import shorten

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.lifecycle import DELIVERY
from lineofsight.lead.annual_report.models import DeliveryNote, Recipient, Report
from lineofsight.lead.annual_report.rules.delivering import BY_ITSELF
from lineofsight.lead.annual_report.selectors import deliveries as selectors
from lineofsight.lead.annual_report.selectors.deliveries import Delivery

# Characters in the title of what is due (notices.models.Due).
TITLE = 200


@operation("annual_report.add_recipient", on="report")
def add_recipient(actor: PersonActor, *, report: Report, to: str, how: str, on: date | None = None) -> Recipient:
    """Add a body or organisation to those the report goes to.

    Args:
        how: "sent" or "presented".
        on: the day it is planned for; none where nobody knows yet.

    Raises:
        MoveRefused: it is among them already, or the day has passed.
    """
    if any((each.how, each.to.casefold()) == (how, to.casefold()) for each in selectors.deliveries(report)):
        raise MoveRefused(f"{to} is on the list already.")
    made = Recipient.objects.create(
        partnership=report.partnership, report=report, to=to, how=how, said_by_id=actor.person_id
    )
    if on:
        noted(actor, report, made.ref, "plan_delivery", on=on)
    return made


@operation("annual_report.plan_delivery", on="report")
def plan_delivery(actor: PersonActor, *, report: Report, key: str, on: date) -> DeliveryNote:
    """Plan the day on which something due of a report will be done. What was planned before is kept."""
    return noted(actor, report, key, "plan_delivery", on=on)


@operation("annual_report.note_delivery", on="report")
def note_delivery(actor: PersonActor, *, report: Report, key: str, on: date, where: str) -> DeliveryNote:
    """Note that something due of a report was done: on which day, and where or how.

    Raises:
        MoveRefused: it is noted as done already, the report is not signed yet, or the day has not come.
    """
    return noted(actor, report, key, "note_delivery", on=on, where=where)


@operation("annual_report.drop_delivery", on="report")
def drop_delivery(actor: PersonActor, *, report: Report, key: str, reason: str) -> DeliveryNote:
    """Leave out something that neither statute nor guidance asks, and say why."""
    return noted(actor, report, key, "drop_delivery", reason=reason)


@operation("annual_report.reopen_delivery", on="report")
def reopen_delivery(actor: PersonActor, *, report: Report, key: str, reason: str) -> DeliveryNote:
    """Take back that something was done or left out, and say why; both notes stay."""
    return noted(actor, report, key, "reopen_delivery", reason=reason)


def noted(actor: PersonActor, report: Report, key: str, move: str, **said) -> DeliveryNote:
    """Make a move of one thing due of a report: a note of it, and what is owed by it."""
    report.refresh_from_db(fields=["state"])
    delivery = selectors.delivery(report, key)
    if delivery is None:
        raise MoveRefused("This is not asked of the report.")
    DELIVERY.target(move, delivery.state, selectors.facts_of(report, delivery, said.get("on")))
    made = DeliveryNote.objects.create(
        partnership=report.partnership, report=report, item=key, move=move, said_by_id=actor.person_id, **said
    )
    owe_deliveries(report)
    return made


def owe_deliveries(report: Report) -> None:
    """Write down what is due of a report, from the business manager, by the day it waits for; settle what is not.

    What is done by one act, such as publishing, is owed once, by the earliest day.
    """
    soonest: dict[str, Delivery] = {}
    known = selectors.deliveries(report)
    for each in sorted((d for d in known if d.state == "waiting" and d.day), key=lambda d: d.day):
        soonest.setdefault(each.title, each)
    owed = {each.key for each in soonest.values()}
    for each in soonest.values():
        notices.owe(
            record_ref=report.ref,
            what=owed_by(each.key),
            title=shorten(f"{report.title}: {each.title[0].lower()}{each.title[1:]}", TITLE, placeholder="…"),
            address=where_done(report, each),
            on=each.day,
            role=Role.BUSINESS_MANAGER,
        )
    for key in {duty.key for duty in report.template.publication} | {each.key for each in known}:
        if key not in owed:
            notices.settle(record_ref=report.ref, what=owed_by(key))


def where_done(report: Report, delivery: Delivery) -> str:
    """Where what is owed is done: on the report's own page, or noted on the list."""
    if delivery.how in BY_ITSELF:
        return address("annual_report:report", ref=report.ref)
    return f"{address('annual_report:deliveries', ref=report.ref)}#{delivery.key}"


def owed_by(key: str) -> str:
    """The word under which something due of a report is owed."""
    return f"deliver:{key}"
