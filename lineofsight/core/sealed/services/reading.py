"""The row that each page read in a room leaves on the trail."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.values import Opened


@operation("sealed.read_room", on="room", reason="reason")
def read_room(actor: Actor, *, room: Room, reason: str) -> Opened:
    """Write down that somebody reads in a room, and why; only then is what opens its texts handed out."""
    return Opened(room.pk, reason)
