"""How long what is sealed is kept, what holds it back from being erased, and closing a room."""

from datetime import date

from django.utils import timezone

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.notices.services import lift
from lineofsight.core.records.services import move
from lineofsight.core.sealed.models import Erasure, Hold, Rehearsal, Retention, Room
from lineofsight.core.sealed.rules import CLOSINGS, HOLDS, REOPENINGS
from lineofsight.core.sealed.selectors import admitted, keepers
from lineofsight.core.sealed.services.admitting import owe_looking_again
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused


@operation("sealed.set_retention", on="partnership")
def set_retention(actor: Actor, *, partnership: Partnership, holds: str, years: int, schedule: str) -> Retention:
    """Settle how many years rooms of a kind are kept after they close, and by which schedule. The latest row rules;
    earlier ones stay, for what was erased under them."""
    return Retention.objects.create(
        partnership=partnership, holds=holds, years=years, schedule=schedule, set_by=actor.ref
    )


@operation("sealed.hold_room", on="room")
def hold_room(actor: Actor, *, room: Room, why: str, review_on: date, note: str = "") -> Hold:
    """Place a legal hold, for a reason of the list: nothing in the room is erased until it is released.

    Raises:
        KeyError: the reason is not one of the list.
        MoveRefused: it is to be looked at again on a day that is past.
    """
    if why not in HOLDS:
        raise KeyError(why)
    if review_on < clock.today():
        raise MoveRefused("Name a day that is still to come.")
    return Hold.objects.create(
        partnership=room.partnership, room=room, placed_by=actor.ref, why=why, review_on=review_on, note=note
    )


@operation("sealed.release_hold", on="hold")
def release_hold(actor: Actor, *, hold: Hold) -> Hold:
    """Release a legal hold: the schedule rules again."""
    Hold.objects.filter(pk=hold.pk).update(ended_at=clock.now())
    hold.refresh_from_db()
    return hold


@operation("sealed.close_room", on="room")
def close_room(actor: Actor, *, room: Room, reason: str) -> Room:
    """Close a room, for a reason of the list: the years it is kept are counted from now."""
    move(room, "close_room", reason=CLOSINGS[reason])
    Room.objects.filter(pk=room.pk).update(closed_on=clock.today())
    lift(record_ref=room.ref)
    return room


@operation("sealed.reopen_room", on="room")
def reopen_room(actor: Actor, *, room: Room, reason: str) -> Room:
    """Open a closed room again, for a reason of the list.

    Raises:
        MoveRefused: what stood in it was erased.
    """
    if Erasure.objects.filter(room=room).exists():
        raise MoveRefused("What stood in it was erased, so there is nothing to open.")
    move(room, "reopen_room", reason=REOPENINGS[reason])
    Room.objects.filter(pk=room.pk).update(closed_on=None)
    held = {grant.holder_ref: grant.until for grant in admitted(room) if "keep" in grant.verbs}
    for person in keepers(room):
        owe_looking_again(room, person, timezone.localdate(held[person.ref]))
    return room


@operation("sealed.record_rehearsal", kinds=("system",))
def record_rehearsal(actor: Actor, *, found: dict[str, int], problem: str = "") -> Rehearsal:
    """Write down that a restore was rehearsed, and what was put back: tables, rows, files, sealed_opened, seconds."""
    return Rehearsal.objects.create(**found, problem=problem[:300])
