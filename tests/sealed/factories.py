"""Rooms for tests: made inside an operation of nobody's, as a module makes one inside its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Grant
from lineofsight.core.access.operations import bound_actor
from lineofsight.core.design.addresses import address
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Room
from lineofsight.kernel import clock
from tests.world import World

KIND = "tests.serious_incident"
WORKER = system("tests")


@contextmanager
def inside_an_operation(actor: Actor = WORKER) -> Iterator[None]:
    """As inside an operation: somebody acts, and what is written stands or falls together."""
    token = bound_actor.set(actor)
    try:
        with transaction.atomic():
            yield
    finally:
        bound_actor.reset(token)


def room_for(world: World, keeper: str = "reviewer") -> Room:
    """A room that one of the cast coordinates. Its record's page is the list of rooms, for no module is needed."""
    with inside_an_operation():
        return services.begin_room(
            holds=KIND, noun="Serious incident", address=address("sealed:rooms"), keeper=world.person(keeper)
        )


def admitted(
    world: World, room: Room, who: str = "police", *, part: str = "panellist", until: date | None = None
) -> Grant:
    """Somebody of the cast let in by the reviewer, for a month unless told."""
    last = until or clock.today() + timedelta(days=30)
    return services.admit_person(world.reviewer, room=room, person=world.person(who), part=part, until=last)


def closed(world: World, room: Room) -> Room:
    """A room that its coordinator closed."""
    return services.close_room(world.reviewer, room=room, reason="done")


def glass_named(world: World, *roles: str) -> None:
    """Roles that may break glass, named by the council's safeguarding partner."""
    services.name_roles(world.chief_executive, partnership=world.partnership, roles=roles)


@contextmanager
def later(**ahead: float) -> Iterator[None]:
    """Some time from now."""
    then = clock.now() + timedelta(**ahead)
    with clock.set_clock(lambda: then):
        yield
