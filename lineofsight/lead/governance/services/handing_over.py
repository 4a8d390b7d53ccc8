"""Handing a body over to another: its seats, meetings ahead, risks and what sectors raised there go with it."""

from datetime import date, timedelta

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.records.models import Record
from lineofsight.lead.governance.lifecycle import AHEAD, UNTOLD
from lineofsight.lead.governance.models import Body, HandedOver, Holding, Meeting, Reporting, Risk, Seat, SectorIssue
from lineofsight.lead.governance.selectors import bodies as selectors
from lineofsight.lead.governance.services.bodies import closed
from lineofsight.lead.governance.services.meetings import owe_meeting
from lineofsight.lead.governance.services.sector_issues import seat_changed_hands


@operation("governance.hand_over_body", on="body")
def hand_over_body(
    actor: PersonActor, *, body: Body, successor: Body, last_day: date, with_seats: bool, reason: str
) -> Body:
    """End a body and hand what is open of it to the one that takes over.

    Its meetings ahead and open risks become the successor's, and bodies that reported to it report there. With its
    seats, whoever sits there sits in the successor from the next day on. What was held, minuted and decided stays its
    own, and is found from the successor.

    Raises:
        MoveRefused: the successor does not stand on the day after, or reports to it; or the last day lies ahead.
    """
    facts = selectors.handing_over_facts(body, successor, last_day)
    records.move(body, "hand_over_body", facts=facts, reason=f"To {successor.name}: {reason}")
    following = last_day + timedelta(days=1)
    if with_seats:
        carry_seats(body, successor, following)
        carry_issues(body, successor, reason, actor)
    Reporting.objects.filter(above=body, end=None, start__gt=last_day).update(above=successor)
    for below in Reporting.objects.filter(above=body, end=None):
        Reporting.objects.filter(pk=below.pk).update(end=last_day)
        Reporting.objects.create(partnership=body.partnership, body=below.body, above=successor, start=following)
    for meeting in Meeting.objects.filter(body=body, state__in=AHEAD):
        carry(meeting, body, successor, reason, actor)
        records.describe(meeting, label=meeting.title)
        owe_meeting(meeting)
    for risk in Risk.objects.filter(body=body).exclude(state="closed"):
        carry(risk, body, successor, reason, actor)
    closed(body, last_day)
    for seat in body.seats.exclude(sector=""):
        seat_changed_hands(seat)
    Body.objects.filter(pk=body.pk).update(successor=successor)
    body.refresh_from_db()
    return body


def carry(record: Meeting | Risk, body: Body, successor: Body, reason: str, actor: PersonActor) -> None:
    """Make a record the successor's, and keep that it was."""
    type(record).objects.filter(pk=record.pk).update(body=successor)
    record.refresh_from_db()
    note(record, body, successor, reason, actor)


def note(record: Record, body: Body, successor: Body, reason: str, actor: PersonActor) -> None:
    """Keep that a record went from a body to its successor."""
    HandedOver.objects.create(
        partnership=body.partnership, record_ref=record.ref, was=body, becomes=successor, reason=reason,
        by=people.person(actor.ref),
    )  # fmt: skip


def carry_seats(body: Body, successor: Body, following: date) -> None:
    """Give the successor the seats of a body that go on, with whoever sits there."""
    for place in selectors.places_in(body, following):
        old = place.seat
        new = Seat.objects.create(
            partnership=body.partnership, body=successor, kind=old.kind, title=old.title,
            organisation=old.organisation, sector=old.sector, chairs=old.chairs, start=following, continues=old,
        )  # fmt: skip
        for held in (*place.holders, *place.substitutes):
            Holding.objects.create(
                partnership=body.partnership, seat=new, person=held.person, named=held.named, start=following,
                substitute=held.substitute, instrument=held.instrument,
            )  # fmt: skip


def carry_issues(body: Body, successor: Body, reason: str, actor: PersonActor) -> None:
    """What sectors raised and was not told back goes with the seat it was raised from."""
    untold = SectorIssue.objects.filter(seat__body=body, seat__continued_by__body=successor, state__in=UNTOLD)
    for issue in untold.select_related("seat"):
        SectorIssue.objects.filter(pk=issue.pk).update(seat=issue.seat.continued_by.get(body=successor))
        note(issue, body, successor, reason, actor)
