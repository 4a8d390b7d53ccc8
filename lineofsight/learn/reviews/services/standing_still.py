"""Of a name that is entered in a room and words of it that are judged at the same moment, one waits for the other."""

from lineofsight.core.sealed.models import Room


def stand_still(room: Room) -> None:
    """Keep a room as it stands until the operation ends, for whoever enters what points to a child and whoever judges
    words that are to leave: either the name was there when they were searched, or it is entered once they are out.

    It comes before anything else of the room is held, a local review among it (`review_steps.held`), as it does where
    a room is erased: so nobody waits for somebody who waits for them. Pages are read and other rows written meanwhile.
    """
    Room.objects.select_for_update(no_key=True).get(pk=room.pk)
