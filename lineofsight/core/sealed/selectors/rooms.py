"""Reads of rooms, of who is in them, and of who has one open."""

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import appointed
from lineofsight.core.sealed.models import Reading, Room
from lineofsight.core.sealed.rules import GLASS_REASONS, REASONS
from lineofsight.core.sealed.selectors.rights import DECIDE, held_rooms, standing, unended
from lineofsight.kernel import clock


def rooms_seen(actor: Actor, partnership: Partnership) -> QuerySet[Room]:
    """The rooms of a partnership that somebody is let in to, newest first."""
    return held_rooms(actor).filter(partnership=partnership).order_by("-id")


def room_of(ref: str) -> Room | None:
    """The room of this ref."""
    return Room.objects.filter(ref=ref).first()


def admitted(room: Room) -> QuerySet[Grant]:
    """Who is let in to a room now, in the order they were."""
    return standing().filter(record_ref=room.ref).order_by("id")


def admissions(room: Room) -> QuerySet[Grant]:
    """The admissions to a room whose time is not over, those of people who left among them."""
    return unended().filter(record_ref=room.ref).order_by("id")


def keepers(room: Room) -> list[Person]:
    """Who coordinates a room."""
    held = [grant.holder_ref for grant in admitted(room) if "keep" in grant.verbs]
    return list(Person.objects.filter(ref__in=held).order_by("name"))


def open_reading(actor: Actor, room: Room) -> Reading | None:
    """The reading under which somebody has a room open now."""
    now = clock.now()
    mine = Reading.objects.filter(room=room, holder_ref=actor.ref, until__gt=now, ended_at=None)
    return mine.order_by("-id").first()


def readings_of(room: Room, most: int = 20) -> list[Reading]:
    """Who opened a room, the latest first."""
    return list(Reading.objects.filter(room=room).order_by("-id")[:most])


def reasons_for(actor: Actor, room: Room) -> dict[str, str]:
    """Why somebody may say that they come: who broke the glass comes for what glass is broken for."""
    grant = admitted(room).filter(holder_ref=actor.ref).last()
    return REASONS if grant and "work" in grant.verbs else GLASS_REASONS


def told_of_glass(room: Room, breaker: Actor) -> list[Person]:
    """Who is told when somebody breaks a room's glass, each once: its coordinators and the scrutineer; where there is
    nobody of them besides who breaks it, the safeguarding partners."""
    first = keepers(room) + appointed(room.partnership, Role.SCRUTINEER)
    return besides(breaker, first) or besides(breaker, appointed(room.partnership, *DECIDE))


def besides(actor: Actor, people: list[Person]) -> list[Person]:
    """Everybody but one, each once, by name."""
    others = {person.pk: person for person in people if person.ref != actor.ref}
    return sorted(others.values(), key=lambda person: person.name)
