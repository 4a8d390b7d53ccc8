"""Bodies: made, reporting to others, given terms of reference, ended."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import receive_file
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel.calendar import months_after
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Body, Delegation, Holding, Reporting, Seat, Terms
from lineofsight.lead.governance.rules.bodies import reports_upwards
from lineofsight.lead.governance.rules.spans import Span, ends_before_it_starts
from lineofsight.lead.governance.selectors import bodies as selectors
from lineofsight.lead.governance.selectors.outside import side_refused

REVIEW_TERMS = "review_terms"
# Months after which terms of reference are looked at again. Strength: local.
TERMS_HOLD = 12


@operation("governance.add_body", on="partnership")
def add_body(
    actor: Actor, *, partnership: Partnership, name: str, kind: str, start: date, purpose: str = "",
    above: Body | None = None,
) -> Body:  # fmt: skip
    """Add a body, from the day it stands, and say to which other it reports."""
    body = Body(partnership=partnership, name=name, kind=kind, purpose=purpose, start=start)
    return opened(body, above)


def opened(body: Body, above: Body | None) -> Body:
    """Save a new body with its card and what it reports to."""
    place = address("governance:body", ref=body.ref)
    records.open_record(body, label=body.name, address=place, words=body.purpose)
    Reporting.objects.create(partnership=body.partnership, body=body, above=above, start=body.start)
    return body


@operation("governance.edit_body", on="body")
def edit_body(actor: Actor, *, body: Body, name: str, kind: str, purpose: str = "") -> Body:
    """Change what a body is called, what kind it is, or what it is for.

    Raises:
        MoveRefused: it would go outside the partnership, or come in, with what passed between the two.
    """
    refuse(side_refused(body, kind))
    records.move(body, "edit_body")
    Body.objects.filter(pk=body.pk).update(name=name, kind=kind, purpose=purpose)
    body.refresh_from_db()
    records.describe(body, label=name, words=purpose)
    return body


@operation("governance.report_to", on="body")
def report_to(actor: Actor, *, body: Body, above: Body | None, on: date) -> Reporting:
    """Say to which body another reports from a day on; what was so before stays to be seen.

    Raises:
        MoveRefused: it would report, through others, to itself; or the day lies before what was said last.
    """
    refuse(reports_upwards(selectors.maps_of_reporting(body, above, on)))
    last = selectors.above_now(body)
    if last is None or on <= last.start:
        raise MoveRefused("Choose a day after the one from which it reports as it does now.")
    Reporting.objects.filter(pk=last.pk).update(end=on - timedelta(days=1))
    return Reporting.objects.create(partnership=body.partnership, body=body, above=above, start=on)


@operation("governance.agree_terms", on="body")
def agree_terms(actor: Actor, *, body: Body, text: str, agreed_on: date, agreed_by: str, upload: Any = None) -> Terms:
    """Write down a body's new terms of reference; earlier versions stay to be read.

    Raises:
        MoveRefused: they were agreed before the version in force. FileRefused: the file cannot be taken.
    """
    latest = body.terms.first()
    if latest and agreed_on < latest.agreed_on:
        raise MoveRefused("Later terms of reference are kept already. Choose the day on which these were agreed.")
    notices.owe(
        record_ref=body.ref, what=REVIEW_TERMS, title=f"Look again at the terms of reference: {body.name}"[:200],
        address=address("governance:body", ref=body.ref), on=months_after(agreed_on, TERMS_HOLD),
        rule="Terms of reference, each year, local",
        role=Role.BUSINESS_MANAGER,
    )  # fmt: skip
    return Terms.objects.create(
        partnership=body.partnership, body=body, number=latest.number + 1 if latest else 1, text=text,
        agreed_on=agreed_on, agreed_by=agreed_by, written_by=people.person(actor.ref),
        file=receive_file(upload=upload) if upload else None,
    )  # fmt: skip


@operation("governance.end_body", on="body")
def end_body(actor: Actor, *, body: Body, last_day: date, reason: str) -> Body:
    """End a body on its last day, and with it its seats, who sits there, and what was delegated to it."""
    records.move(body, "end_body", facts=selectors.body_facts(body, last_day), reason=reason)
    return closed(body, last_day)


def closed(body: Body, last_day: date) -> Body:
    """Nothing of a body goes on after its last day."""
    for rows in (
        Holding.objects.filter(seat__body=body), Seat.objects.filter(body=body), Reporting.objects.filter(body=body),
        Delegation.objects.filter(body=body),
    ):  # fmt: skip
        cut_short(rows, last_day)
    Body.objects.filter(pk=body.pk).update(end=last_day)
    notices.lift(record_ref=body.ref)
    body.refresh_from_db()
    return body


def cut_short(rows: QuerySet, last_day: date) -> None:
    """End what goes on beyond a day.

    Raises:
        MoveRefused: something of it was to begin only later.
    """
    if rows.filter(start__gt=last_day).exists():
        raise MoveRefused("Something of it begins only after that day. Choose a later one.")
    rows.filter(Q(end=None) | Q(end__gt=last_day)).update(end=last_day)


def refuse(sentence: str | None) -> None:
    """Refuse with a sentence, where there is one."""
    if sentence:
        raise MoveRefused(sentence)


def held_to(start: date, end: date) -> None:
    """Refuse an end before the beginning."""
    refuse(ends_before_it_starts(Span(start, end)))
