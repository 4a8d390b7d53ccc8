"""Reads of sealed rooms: who may go in, what is open, and whether real names may be taken."""

from lineofsight.core.sealed.selectors.readiness import conditions, takes_names
from lineofsight.core.sealed.selectors.rights import held_rooms
from lineofsight.core.sealed.selectors.rooms import admitted, keepers, open_reading, room_of, rooms_seen

__all__ = [
    "admitted", "conditions", "held_rooms", "keepers", "open_reading", "room_of", "rooms_seen", "takes_names",
]  # fmt: skip
