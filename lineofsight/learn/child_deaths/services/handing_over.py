"""Cases handed over as a file of the national forms’ fields, by somebody who is in their rooms, for a reason."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.sealed.services.reading import read_room
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, Panel
from lineofsight.learn.child_deaths.selectors.case_file import case_file, told_of
from lineofsight.learn.child_deaths.selectors.panels import parts_of
from lineofsight.learn.child_deaths.selectors.permissions import open_rooms
from lineofsight.learn.child_deaths.selectors.submitting import sent_as
from lineofsight.learn.child_deaths.services.submitting import submitted


@operation("child_deaths.hand_over_death", on="death", reason="reason")
def hand_over_death(actor: Actor, *, death: Death, reason: str, opened: Opened, form: str = "") -> bytes:
    """The file of one case. Why it was made, and by whom, stands on the trail.

    Args:
        form: as which form of the national database it is sent today, which is noted; none where it goes elsewhere.

    Raises:
        MoveRefused: the national database does not ask for this form of it yet, or it was sent already.
    """
    if form and sent_as(death, form):
        raise MoveRefused("That it was sent is noted already. Put the day right there.")
    if form:
        submitted(death, form, clock.today())
    return case_file([told_of(death, opened)])


@operation("child_deaths.hand_over_panel", on="panel", reason="reason")
def hand_over_panel(actor: Actor, *, panel: Panel, reason: str) -> bytes:
    """The file of the cases of a panel, but of those in whose review its reader takes no part. Each of their rooms is
    read, and says so on the trail.

    Raises:
        MoveRefused: no such death is on it, or one stands in a room its reader does not coordinate.
    """
    deaths = [row.death for row in parts_of(actor, panel)]
    kept = set(open_rooms(actor, "keep").values_list("pk", flat=True))
    if not deaths:
        raise MoveRefused("No death is on it whose review you take part in.")
    if not all(death.room_id in kept for death in deaths):
        raise MoveRefused("One of its deaths stands in a room you do not coordinate.")
    return case_file([told_of(death, read_room(actor, room=death.room, reason=reason)) for death in deaths])
