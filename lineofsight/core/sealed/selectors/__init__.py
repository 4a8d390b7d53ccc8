"""Reads of sealed rooms: who may go in, what is open, how they are kept, and whether real names may be taken."""

from lineofsight.core.sealed.selectors.keeping import (
    erasure_of,
    glass_roles,
    holds_on,
    kinds_of_rooms,
    noun_of,
    retention_of,
)
from lineofsight.core.sealed.selectors.readiness import conditions, takes_names
from lineofsight.core.sealed.selectors.rights import held_rooms
from lineofsight.core.sealed.selectors.rooms import (
    admissions,
    admitted,
    keepers,
    open_reading,
    readings_of,
    reasons_for,
    room_of,
    rooms_seen,
    told_of_glass,
)

__all__ = [
    "admissions", "admitted", "conditions", "erasure_of", "glass_roles", "held_rooms", "holds_on", "keepers",
    "kinds_of_rooms", "noun_of", "open_reading", "readings_of", "reasons_for", "retention_of", "room_of", "rooms_seen",
    "takes_names", "told_of_glass",
]  # fmt: skip
