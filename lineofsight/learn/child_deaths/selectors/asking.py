"""Reads of what agencies were asked about deaths and have not answered, and of how late each is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.learn.child_deaths.models import Death, InformationRequest
from lineofsight.learn.child_deaths.rules.reviewing import OVER
from lineofsight.learn.child_deaths.selectors.permissions import open_rooms


@dataclass(frozen=True)
class LateAgency:
    """What one agency has not answered in time: how much, since when the oldest was due, and of the reviews whose rooms
    the reader coordinates, which."""

    agency: str
    count: int
    oldest: date
    known: tuple[Death, ...]

    def days(self, today: date) -> int:
        """How many days late the oldest is."""
        return (today - self.oldest).days


def unanswered(partnership: Partnership) -> QuerySet[InformationRequest]:
    """What agencies have not answered of reviews that still wait for it."""
    waited = InformationRequest.objects.filter(partnership=partnership, returned_on=None)
    return waited.exclude(death__state__in=OVER).select_related("death__room", "organisation")


def late_agencies(actor: Actor, partnership: Partnership, today: date) -> list[LateAgency]:
    """What each agency is late with, the one that was due first at the top. An agency that was named by hand is told
    apart by its name."""
    held = set(open_rooms(actor, "keep").values_list("pk", flat=True))
    gathered: dict[str, list[InformationRequest]] = {}
    for row in unanswered(partnership).filter(due__lt=today):
        gathered.setdefault(" ".join(row.agency.split()), []).append(row)
    late = [of_agency(agency, rows, held) for agency, rows in gathered.items()]
    return sorted(late, key=lambda each: (each.oldest, each.agency))


def of_agency(agency: str, rows: list[InformationRequest], held: Collection[int]) -> LateAgency:
    known = {row.death.pk: row.death for row in rows if row.death.room_id in held}
    return LateAgency(agency, len(rows), min(row.due for row in rows), tuple(known.values()))
