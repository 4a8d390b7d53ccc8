"""What is late by the partnership's own rule: with whom it is escalated, and how it stands agency by agency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.parameters import ESCALATE_AFTER
from lineofsight.core.notices.selectors.parameters import value_of
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock

EXECUTIVE = (Role.DELEGATED_PARTNER, Role.LEAD_PARTNER, Role.CHAIR, Role.BUSINESS_MANAGER)


@permission("notices.see_late")
def late_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships of which an actor sees what is late, by agency: the Executive, and who runs its business."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*EXECUTIVE))


@dataclass(frozen=True)
class Late:
    """What one agency is late with: how many things, how many of them escalated, and since when the oldest is due."""

    agency: str
    ref: str
    count: int
    escalated: int
    oldest: date

    @property
    def days(self) -> int:
        """How many days late the oldest is."""
        return (clock.today() - self.oldest).days


def escalated_before(partnership: Partnership, day: date | None = None) -> date:
    """What was due before this day, and is not done, is escalated."""
    today = day or clock.today()
    return today - timedelta(days=value_of(partnership, ESCALATE_AFTER, today))


def escalated(actor: Actor) -> Q:
    """The rows that came to a delegated partner because their agency is late with them: the agency's own, and those of
    the people appointed for it."""
    partnership = current_partnership()
    own = [
        agency for place, agency in actor.agencies_as(Role.DELEGATED_PARTNER) if partnership and place == partnership.pk
    ]
    if not own:
        return Q(pk__in=())
    appointed = Appointment.objects.filter(
        people.holding(clock.today()), partnership=partnership, organisation__in=own
    ).values("person")
    theirs = Q(person=None, organisation__in=own) | Q(person__in=appointed)
    return theirs & Q(on__lt=escalated_before(partnership))


def escalated_among(actor: Actor, rows: Iterable[Due]) -> set[int]:
    """Which of these (by key) came to an actor because their agency is late with them."""
    if not actor.agencies_as(Role.DELEGATED_PARTNER):
        return set()
    named = Due.objects.filter(pk__in=[due.pk for due in rows], done_at=None, lifted_at=None)
    return set(named.filter(escalated(actor)).values_list("pk", flat=True))


def late_by_agency(partnership: Partnership) -> list[Late]:
    """What each agency is late with today, the one that was due first at the top.

    What somebody owes in person counts for each agency they are appointed for; what nobody's agency owes is the
    partnership's own.
    """
    gathered: dict[tuple[str, str], list[tuple[int, int, date]]] = {}
    for key, *numbers in [*of_agencies(partnership), *of_people(partnership)]:
        gathered.setdefault(key, []).append(tuple(numbers))
    late = [
        Late(name, ref, sum(n for n, _, _ in held), sum(n for _, n, _ in held), min(day for _, _, day in held))
        for (name, ref), held in gathered.items()
    ]
    return sorted(late, key=lambda each: (each.oldest, each.agency))


OURS = ("The partnership itself", "")


def of_agencies(partnership: Partnership) -> list[tuple]:
    """What is late of what agencies and roles owe, counted by agency."""
    counted = late(partnership).filter(person=None).values_list("organisation__name", "organisation__ref")
    return [((name, ref) if ref else OURS, *rest) for name, ref, *rest in counted.annotate(**counts(partnership))]


def of_people(partnership: Partnership) -> list[tuple]:
    """What is late of what people owe themselves, counted by the agencies they are appointed for."""
    held = Appointment.objects.filter(
        people.holding(clock.today()), partnership=partnership, organisation__isnull=False
    ).values_list("person", "organisation__name", "organisation__ref")
    agencies: dict[int, set[tuple[str, str]]] = {}
    for person, name, ref in held:
        agencies.setdefault(person, set()).add((name, ref))
    counted = late(partnership).filter(person__isnull=False).values_list("person").annotate(**counts(partnership))
    return [(agency, *rest) for person, *rest in counted for agency in agencies.get(person, {OURS})]


def late(partnership: Partnership) -> QuerySet[Due]:
    """What is late today."""
    return Due.objects.filter(partnership=partnership, done_at=None, lifted_at=None, on__lt=clock.today()).order_by()


def counts(partnership: Partnership) -> dict:
    """How many, how many of them escalated, and the oldest."""
    behind = Count("pk", filter=Q(on__lt=escalated_before(partnership)))
    return {"n": Count("pk"), "behind": behind, "oldest": Min("on")}
