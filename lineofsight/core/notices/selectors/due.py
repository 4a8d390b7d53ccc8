"""Reads of what is due: from whom, and what of it an actor may see."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.notices.models import Due, DueChange
from lineofsight.core.notices.selectors.escalation import escalated
from lineofsight.core.notices.selectors.messages import outboxes
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock

NOTHING = Q(pk__in=())
HOLDERS = ("person", "organisation")


def still_owed() -> QuerySet[Due]:
    """What is neither done nor lifted, the soonest first, with who owes it."""
    return Due.objects.filter(done_at=None, lifted_at=None).select_related(*HOLDERS).order_by("on", "id")


def own(actor: Actor) -> Q:
    """The rows an actor owes in person."""
    if isinstance(actor, PersonActor):
        return Q(person=actor.person_id)
    return Q(person__in=Person.objects.filter(ref=actor.ref).values("pk"))


def agencies(actor: Actor) -> Q:
    """The rows the agencies owe that an actor holds a role for."""
    held = people.acting_for(actor)
    return Q(person=None) & held if held != NOTHING else held


def roles(actor: Actor) -> Q:
    """The rows owed by whoever holds a role that this actor holds, in each partnership."""
    owed = NOTHING
    for partnership in sorted(actor.partnerships_as()):
        held = [role for role in Role if partnership in actor.partnerships_as(role)]
        owed |= Q(person=None, organisation=None, role__in=held, partnership=partnership)
    return owed


WAYS = {"me": own, "agency": agencies, "role": roles}
# What an inbox holds besides: what came to a delegated partner because their agency is late with it.
INBOX = {**WAYS, "escalated": escalated}


def due_from(actor: Actor, whose: str = "") -> QuerySet[Due]:
    """What an actor owes and has not done, the soonest first.

    Args:
        whose: "me", "agency", "role" or "escalated" for what is due in that way alone.
    """
    return still_owed().filter(pk__in=keys(actor, [INBOX[whose]] if whose in INBOX else INBOX.values()))


def how_many_due(actor: Actor) -> int:
    """How many things an actor owes and has not done: the number beside the inbox on every page."""
    return keys(actor, INBOX.values()).count()


def keys(actor: Actor, ways: Iterable[Callable[[Actor], Q]]) -> QuerySet:
    """The keys of what an actor owes and has not done in some ways, each once."""
    # One look-up by its own index for each way: joined by OR, a database reads all that is open, in order of days.
    # A way in which nothing can be owed is not asked.
    owed = [q for q in (way(actor) for way in ways) if q != NOTHING] or [NOTHING]
    found = [Due.objects.filter(q, done_at=None, lifted_at=None).order_by().values("pk") for q in owed]
    return found[0].union(*found[1:]) if found[1:] else found[0]


def owes(actor: Actor, due: Due) -> bool:
    """Whether an actor owes this row, in any of the ways; asked of a row in hand, without a query."""
    if due.person_id:
        return due.person.ref == actor.ref
    if due.organisation_id:
        return (due.partnership_id, due.organisation_id) in actor.agencies_as()
    return bool(due.role) and due.partnership_id in actor.partnerships_as(due.role)


def late_from_others(actor: Actor, partnership: Partnership) -> QuerySet[Due]:
    """What others owe a partnership and are late with, the latest first, for whoever looks after its messages."""
    owed = still_owed().filter(partnership=partnership, on__lt=clock.today(), partnership__in=outboxes(actor))
    return owed.exclude(pk__in=due_from(actor).order_by().values("pk"))


def changes_of(due: Due) -> list[DueChange]:
    """What happened to what is owed, oldest first: when it was owed, each day it slipped to, how it ended."""
    return list(due.changes.all())


def slips(rows: Iterable[Due]) -> dict[int, list[DueChange]]:
    """The days each of these was moved from, oldest first, by the key of its row."""
    moved: dict[int, list[DueChange]] = {}
    # Sorted here: asked for in order, SQLite reads all that ever changed in that order.
    found = DueChange.objects.filter(due__in=[due.pk for due in rows], change=DueChange.Change.MOVED).order_by()
    for change in sorted(found, key=lambda change: change.pk):
        moved.setdefault(change.due_id, []).append(change)
    return moved


def week_end(day: date) -> date:
    """The Sunday that ends the week of a day."""
    return day + timedelta(days=6 - day.weekday())
