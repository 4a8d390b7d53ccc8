"""Files of a room: kept under their ref alone, and handed out by what opens the room."""

from django.core.files.base import File as Upload

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting
from lineofsight.core.documents.services import open_file, read_file, receive_file
from lineofsight.core.sealed.models import Room, RoomFile
from lineofsight.core.sealed.values import Opened, Shut


def keep_room_file(*, room: Room, upload: Upload, about_ref: str = "") -> RoomFile:
    """Keep what somebody sent in a room. Called inside the operation it belongs to.

    Raises:
        FileRefused: too large, of a kind that is not taken, or harmful. Nothing is kept.
    """
    acting()
    title = (upload.name or "")[:200]
    file = receive_file(upload=upload, record_ref=room.ref, may_be_child_level=True, nameless=True)
    return RoomFile.objects.create(partnership=room.partnership, room=room, file=file, about_ref=about_ref, title=title)


def open_room_file(actor: Actor, *, kept: RoomFile, opened: Opened) -> tuple[str, bytes]:
    """The name and the bytes of a file of a room, for whoever opened the room; on the trail.

    Raises:
        Shut: another room was opened, or the file was erased with what stood in its room.
    """
    if not opened.opens(kept):
        raise Shut("This file is in another room.")
    if kept.file is None:
        raise Shut("This file was erased.")
    open_file(actor, file=kept.file)
    return kept.title.open(opened), read_file(kept.file)
