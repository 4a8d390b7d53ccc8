"""Reads of what a meeting left: who came, what was decided, how often a seat was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.lead.governance.models import Attendance, Body, Decision, Meeting, Seat
from lineofsight.lead.governance.rules.attendance import Attended, counted
from lineofsight.lead.governance.selectors.bodies import Place, places_in
from lineofsight.lead.governance.selectors.meeting_permissions import decisions_seen, meetings_seen

HELD = ("held", "drafted", "checked", "agreed")


@dataclass(frozen=True)
class Counted:
    """Attendance of one seat, or of an agency in all its seats."""

    name: str
    body: str
    attended: Attended


def places_to_mark(meeting: Meeting) -> list[Place]:
    """The seats for which it is written down who came: those of the body on the day of the meeting."""
    return places_in(meeting.body, meeting.on)


def attendances_of(meeting: Meeting) -> list[Attendance]:
    """Who came, seats first and then guests."""
    found = meeting.attendances.select_related("seat__organisation")
    return sorted(found, key=lambda a: (a.seat is None, a.pk))


def decisions_in(
    actor: Actor, partnership: Partnership, *, words: str = "", body: str = "", state: str = ""
) -> QuerySet[Decision]:
    """A partnership's decisions, the latest first, perhaps only those with some words, of one body (ref) or state."""
    found = decisions_seen(actor).filter(partnership=partnership)
    for word in words.split():
        found = found.filter(
            Q(text__icontains=word) | Q(item__title__icontains=word) | Q(paper__title__icontains=word)
        )  # fmt: skip
    if body:
        found = found.filter(item__meeting__body__ref=body)
    if state:
        found = found.filter(state=state)
    return found.select_related("item__meeting__body", "paper").order_by("-year", "-number")


def decisions_of(meeting: Meeting) -> list[Decision]:
    """What a meeting decided, in order."""
    found = Decision.objects.filter(item__meeting=meeting).select_related("item", "paper")
    return list(found.order_by("year", "number"))


def next_number(partnership: Partnership, year: int) -> int:
    """The number of the next decision of a year."""
    last = Decision.objects.filter(partnership=partnership, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def attended_between(
    actor: Actor, partnership: Partnership, start: date, end: date, body: Body | None = None
) -> list[Attendance]:
    """What was written down of who came, at the meetings held between two days that an actor may see."""
    held = meetings_seen(actor).filter(partnership=partnership, state__in=HELD, on__gte=start, on__lte=end)
    held = held.filter(body=body) if body else held
    found = Attendance.objects.filter(meeting__in=held.values("pk"), seat__isnull=False)
    return list(found.select_related("seat__organisation", "seat__body"))


def by_seat(attendances: Iterable[Attendance]) -> list[Counted]:
    """Attendance by seat, by body and seat."""
    seats: dict[Seat, list[str]] = {}
    for each in attendances:
        if each.seat:
            seats.setdefault(each.seat, []).append(each.status)
    found = [Counted(seat.called, seat.body.name, counted(said)) for seat, said in seats.items()]
    return sorted(found, key=lambda each: (each.body, each.name))


def by_agency(attendances: Iterable[Attendance]) -> list[Counted]:
    """Attendance by agency or sector, in all its seats together, by name."""
    whose: dict[str, list[str]] = {}
    for each in attendances:
        if each.seat:
            whose.setdefault(each.seat.whose or "Lay members and chairs", []).append(each.status)
    return [Counted(name, "", counted(said)) for name, said in sorted(whose.items())]
