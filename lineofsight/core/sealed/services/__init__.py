"""Writes of sealed rooms."""

from lineofsight.core.sealed.services.admitting import admit_person, begin_room, end_admission, name_coordinator
from lineofsight.core.sealed.services.breaking import break_glass, name_roles
from lineofsight.core.sealed.services.entering import leave_room, open_room, own_rows, read_room
from lineofsight.core.sealed.services.files import keep_room_file, open_room_file
from lineofsight.core.sealed.services.keeping import (
    close_room,
    hold_room,
    record_rehearsal,
    release_hold,
    reopen_room,
    set_retention,
)

__all__ = [
    "admit_person", "begin_room", "break_glass", "close_room", "end_admission", "hold_room", "keep_room_file",
    "leave_room", "name_coordinator", "name_roles", "open_room", "open_room_file", "own_rows", "read_room",
    "record_rehearsal", "release_hold", "reopen_room", "set_retention",
]  # fmt: skip
