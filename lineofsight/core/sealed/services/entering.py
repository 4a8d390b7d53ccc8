"""Opening a room for a reason, and reading in it."""

from typing import Any

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.operations import acting, operation, write_trail
from lineofsight.core.sealed.models import Reading, Room
from lineofsight.core.sealed.rules import GLASS_REASONS, READ_FOR, REASONS
from lineofsight.core.sealed.selectors import admitted, open_reading
from lineofsight.core.sealed.services import reading as page_read
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock


class NotOpen(Exception):
    """The room was not opened, or its time is over: the reader says again why they come."""


@operation("sealed.open_room", on="room", reason="reason")
def open_room(actor: Actor, *, room: Room, reason: str, note: str = "") -> Reading:
    """Open a room for half an hour, for a reason of the list; a note is sealed with it."""
    if reason not in REASONS | GLASS_REASONS:
        raise KeyError(reason)
    return begin_reading(actor, room, reason, note)


def begin_reading(actor: Actor, room: Room, reason: str, note: str) -> Reading:
    grant = admitted(room).filter(holder_ref=actor.ref).latest("id")
    until = clock.now() + READ_FOR
    return Reading.objects.create(
        partnership=room.partnership, room=room, holder_ref=actor.ref, grant_ref=grant.ref, reason=reason, note=note,
        until=min(until, grant.until) if grant.until else until,
    )  # fmt: skip


def read_room(actor: Actor, *, room: Room) -> Opened:
    """Read in a room that was opened: the trail is written, and what opens its texts is handed out.

    Raises:
        NotOpen: the room was not opened, or its time is over.
        NotPermitted: the admission has ended since.
    """
    reading = open_reading(actor, room)
    if reading is None:
        raise NotOpen(room.label)
    return page_read.read_room(actor, room=room, reason=reading.reason)


@operation("sealed.leave_room", on="room")
def leave_room(actor: Actor, *, room: Room) -> int:
    """Shut a room again, for oneself, before its time."""
    mine = Reading.objects.filter(room=room, holder_ref=actor.ref, ended_at=None, until__gt=clock.now())
    return mine.update(ended_at=clock.now())


def own_rows(*rows: Any) -> Opened:
    """What opens rows that their writer reads again, such as an agency's own account. Called inside the operation
    that let them at those rows; the trail is written with it.

    Args:
        rows: rows of one room, at least one.
    """
    actor = acting()
    for row in rows:
        write_trail("sealed.read_own", actor, row, reason="own" if isinstance(actor, GrantHolder) else "case_work")
    return Opened(rows[0].room_id, "own", frozenset(row.ref for row in rows))
