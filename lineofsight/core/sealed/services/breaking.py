"""Breaking the glass: a short way in for roles the partnership named, told at once to whom it concerns."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import give_grant
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.notices.services.outbox import queue
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.models import GlassRole, Reading, Room
from lineofsight.core.sealed.rules import GLASS_FOR, GLASS_REASONS
from lineofsight.core.sealed.selectors import told_of_glass
from lineofsight.core.sealed.services.entering import begin_reading
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused

NOBODY = "Nobody else is appointed who could be told. Ask the business manager to appoint the scrutineer first."


@operation("sealed.name_roles", on="partnership")
def name_roles(actor: Actor, *, partnership: Partnership, roles: Iterable[str]) -> list[str]:
    """Say which roles may break the glass of a partnership's rooms. Those who look after the installation hold no
    role in a partnership, and cannot be named."""
    named = sorted({Role(role).value for role in roles} - {Role.ADMINISTRATOR.value})
    GlassRole.objects.filter(partnership=partnership).exclude(role__in=named).delete()
    for role in named:
        GlassRole.objects.get_or_create(partnership=partnership, role=role)
    return named


@operation("sealed.break_glass", on="room", reason="reason")
def break_glass(actor: Actor, *, room: Room, reason: str, note: str) -> Reading:
    """Let oneself in for an hour, for a reason of the list and in one's own words, which are sealed in the room. It is
    to read: what is written, decided or let out there takes somebody who was let in.

    Its coordinators and the scrutineer, or else the safeguarding partners, are told in the same transaction.

    Raises:
        MoveRefused: there is nobody to tell but whoever breaks it.
    """
    told = told_of_glass(room, actor)
    if not told:
        raise MoveRefused(NOBODY)
    until = clock.now() + GLASS_FOR
    why = GLASS_REASONS[reason]
    give_grant(
        holder_ref=actor.ref, record_kind=Room.KIND, record_ref=room.ref, verbs=("enter",), why=f"Broke glass: {why}",
        until=until,
    )  # fmt: skip
    letter = write_letter(
        "sealed/glass_broken", room=room, who=actor.label, why=why, until=until,
        where=full_address("sealed:room", partnership=room.partnership.slug, ref=room.ref),
    )  # fmt: skip
    for person in told:
        queue(letter, to=person, about_ref=room.ref)
    return begin_reading(actor, room, reason, note)
