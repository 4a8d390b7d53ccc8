"""Tables of sealed rooms."""

from lineofsight.core.sealed.models.keeping import Erasure, GlassRole, Hold, Rehearsal, Retention
from lineofsight.core.sealed.models.room import InRoom, Reading, Room, RoomFile

__all__ = ["Erasure", "GlassRole", "Hold", "InRoom", "Reading", "Rehearsal", "Retention", "Room", "RoomFile"]
