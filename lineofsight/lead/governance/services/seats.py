"""Seats, who was appointed to them, and what was delegated."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.people.models import Organisation, Person
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Body, Delegation, Holding, Seat
from lineofsight.lead.governance.rules.spans import Span, one_at_a_time
from lineofsight.lead.governance.services.bodies import cut_short, held_to, refuse
from lineofsight.lead.governance.services.sector_issues import seat_changed_hands


@operation("governance.add_seat", on="body")
def add_seat(
    actor: Actor, *, body: Body, title: str, kind: str, start: date, organisation: Organisation | None = None,
    sector: str = "", chairs: bool = False,
) -> Seat:  # fmt: skip
    """Add a seat to a body: of an agency, for a sector, or of neither."""
    if body.state != "standing" or start < body.start:
        raise MoveRefused("There is no such body on that day, so that it has no seat then.")
    return Seat.objects.create(
        partnership=body.partnership, body=body, title=title, kind=kind, start=start, organisation=organisation,
        sector=sector, chairs=chairs,
    )  # fmt: skip


@operation("governance.end_seat", on="seat")
def end_seat(actor: Actor, *, seat: Seat, last_day: date) -> Seat:
    """Take a seat away after its last day; whoever sits there goes with it."""
    if seat.end:
        raise MoveRefused("This seat has ended already.")
    held_to(seat.start, last_day)
    cut_short(Holding.objects.filter(seat=seat), last_day)
    Seat.objects.filter(pk=seat.pk).update(end=last_day)
    seat.refresh_from_db()
    seat_changed_hands(seat)
    return seat


@operation("governance.appoint_to_seat", on="seat")
def appoint_to_seat(
    actor: Actor, *, seat: Seat, person: Person, start: date, instrument: str = "", substitute: bool = False
) -> Holding:
    """Write down that somebody was appointed to a seat, or to stand in for whoever sits there.

    Raises:
        MoveRefused: somebody holds it on one of those days, or there is no such seat then.
    """
    if not seat.span.holds_on(start):
        raise MoveRefused("There is no such seat on that day.")
    if not substitute:
        refuse(one_at_a_time([h.span for h in seat.holdings.filter(substitute=False)], Span(start, seat.end)))
    elif seat.holdings.filter(person=person, end=None).exists():
        raise MoveRefused("They sit there already, or stand in already.")
    made = Holding.objects.create(
        partnership=seat.partnership, seat=seat, person=person, start=start, end=seat.end, instrument=instrument,
        substitute=substitute,
    )  # fmt: skip
    seat_changed_hands(seat)
    return made


@operation("governance.end_holding", on="holding")
def end_holding(actor: Actor, *, holding: Holding, last_day: date, reason: str = "") -> Holding:
    """Say on which day somebody's time in a seat ends, and why."""
    held_to(holding.start, last_day)
    Holding.objects.filter(pk=holding.pk).update(end=last_day, ended_because=reason)
    holding.refresh_from_db()
    seat_changed_hands(holding.seat)
    return holding


@operation("governance.give_delegation", on="partnership")
def give_delegation(
    actor: Actor, *, partnership: Partnership, given_by: str, what: str, instrument: str, start: date,
    person: Person | None = None, body: Body | None = None, organisation: Organisation | None = None,
) -> Delegation:  # fmt: skip
    """Write down what somebody lets a person or a body decide for them, and by which paper."""
    if bool(person) == bool(body):
        raise MoveRefused("Name one person or one body that decides.")
    return Delegation.objects.create(
        partnership=partnership, given_by=given_by, organisation=organisation, what=what, instrument=instrument,
        start=start, person=person, body=body,
    )  # fmt: skip


@operation("governance.end_delegation", on="delegation")
def end_delegation(actor: Actor, *, delegation: Delegation, last_day: date, reason: str) -> Delegation:
    """Say on which day a delegation ends, and why."""
    held_to(delegation.start, last_day)
    Delegation.objects.filter(pk=delegation.pk).update(end=last_day, ended_because=reason)
    delegation.refresh_from_db()
    return delegation
