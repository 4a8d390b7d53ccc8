"""Whoever broke the glass reads: it lets them do nothing else, in rooms of every module."""

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.operations import OPERATIONS
from lineofsight.core.access.permissions import NotPermitted, right
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Room
from lineofsight.learn.child_deaths.models import Death, Learning
from lineofsight.learn.child_deaths.services.referring import refer_death
from lineofsight.learn.child_deaths.tests import factories as deaths
from lineofsight.learn.reviews.models import LearningDraft
from lineofsight.learn.reviews.services.learning import release_learning
from lineofsight.learn.reviews.tests import factories as incidents
from lineofsight.learn.reviews.tests import learned
from tests.sealed import factories

# What breaking it is for.
READS = {"sealed.open_room", "sealed.read_room", "sealed.leave_room"}


def done_in(actor, room: Room) -> set[str]:
    """The operations an actor may perform on a room, or on something that stands in it."""
    held = {name: right(each.permission).rows(actor) for name, each in OPERATIONS.items() if each.on}
    return {name for name, rows in held.items() if rows_in(rows, room).exists()}


def rows_in(rows, room: Room):
    if rows.model is Room:
        return rows.filter(pk=room.pk)
    inside = "room" in {field.name for field in rows.model._meta.concrete_fields}
    return rows.filter(room=room) if inside else rows.none()


def shut_out(world, room: Room, who: str) -> None:
    """Somebody who was let in is not any more."""
    for grant in Grant.objects.filter(record_ref=room.ref, holder_ref=getattr(world, who).ref, ended_at=None):
        services.end_admission(world.manager, grant=grant, room=room)


@pytest.fixture
def rooms(world) -> list[Room]:
    """The room of an incident whose learning is drafted, and a death's, with learning that waits to be released."""
    incident, death = incidents.reviewing(world), deaths.screened(world)
    learned.drafted(world, incident)
    Learning.objects.create(
        partnership=death.partnership, room=death.room, death=death, text="x", proposed_by=world.coordinator.ref
    )
    factories.glass_named(world, *(role.value for role in Role if role is not Role.ADMINISTRATOR))
    shut_out(world, incident.room, "chief_executive")
    return [incident.room, death.room]


def test_broken_glass_allows_no_operation_but_to_read(world, rooms):
    for room in rooms:
        for who in ("chief_executive", "reviewer"):
            actor = getattr(world, who)
            before = done_in(actor, room) - {"sealed.break_glass"}
            services.break_glass(actor, room=room, reason="keeper_away", note="")
            assert done_in(actor, room) - before == READS, (room.label, who)


def test_whoever_broke_it_lets_nothing_out_and_whoever_was_let_in_does(world, rooms):
    draft, death = LearningDraft.objects.get(), Death.objects.get()
    for room in rooms:
        services.break_glass(world.police, room=room, reason="child_at_risk", note="")
        services.read_room(world.police, room=room)
    with pytest.raises(NotPermitted):
        refer_death(world.police, death=death, opened=None, named=True, take=None)
    with pytest.raises(NotPermitted):
        release_learning(world.police, draft=draft, opened=None, read_for=[], digest="")
    deaths.let_in(world, death, "police")
    assert right("child_deaths.refer_death").allows(world.police, death)
