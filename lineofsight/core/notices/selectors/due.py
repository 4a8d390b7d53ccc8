"""Reads of what is due: from whom, and what of it an actor may see."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.notices.models import Due, DueChange
from lineofsight.core.notices.selectors.messages import outboxes
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock

HOLDERS = ("person", "organisation")


def still_owed() -> QuerySet[Due]:
    """What is neither done nor lifted, the soonest first, with who owes it."""
    return Due.objects.filter(done_at=None, lifted_at=None).select_related(*HOLDERS).order_by("on", "id")


def mine(actor: Actor) -> Q:
    """The rows an actor owes: their own, their organisation's, their role's."""
    owed = Q(person__in=Person.objects.filter(ref=actor.ref).values("pk")) | Q(person=None) & people.acting_for(actor)
    for role in Role:
        if actor.partnerships_as(role):
            owed |= Q(person=None, organisation=None, role=role, partnership__in=actor.partnerships_as(role))
    return owed


def due_from(actor: Actor) -> QuerySet[Due]:
    """What an actor owes and has not done, the soonest first: their own, their organisation's, their role's."""
    return still_owed().filter(mine(actor))


def late_from_others(actor: Actor, partnership: Partnership) -> QuerySet[Due]:
    """What others owe a partnership and are late with, the latest first, for whoever looks after its messages."""
    owed = still_owed().filter(partnership=partnership, on__lt=clock.today(), partnership__in=outboxes(actor))
    return owed.exclude(pk__in=due_from(actor).order_by().values("pk"))


def changes_of(due: Due) -> list[DueChange]:
    """What happened to what is owed, oldest first: when it was owed, each day it slipped to, how it ended."""
    return list(due.changes.all())


def slips(owed: QuerySet[Due]) -> dict[int, list[DueChange]]:
    """The days each of these was moved from, oldest first, by the key of its row."""
    moved: dict[int, list[DueChange]] = {}
    for change in DueChange.objects.filter(due__in=owed.order_by().values("pk"), change=DueChange.Change.MOVED):
        moved.setdefault(change.due_id, []).append(change)
    return moved


def week_end(day: date) -> date:
    """The Sunday that ends the week of a day."""
    return day + timedelta(days=6 - day.weekday())
