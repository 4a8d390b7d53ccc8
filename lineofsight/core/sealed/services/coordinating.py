"""A room that was left without a coordinator is not forgotten: the lead safeguarding partners owe naming one."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.services import owe
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.selectors.rights import uncoordinated
from lineofsight.core.sealed.services.admitting import NAME_ONE
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days

# Working days in which a coordinator is named. Strength: local.
WITHIN = 5


@operation("sealed.ask_for_coordinators", kinds=("system",))
def ask_for_coordinators(actor: Actor) -> int:
    """Ask for a coordinator of each open room that has none any more, because their time ended or they left; returns
    how many were asked for. Run daily; what is asked for already is not asked for again."""
    asked = Due.objects.filter(what=NAME_ONE, done_at=None, lifted_at=None).values("record_ref")
    waiting = list(uncoordinated().filter(state="open").exclude(ref__in=asked))
    for room in waiting:
        ask_for_one(room)
    return len(waiting)


def ask_for_one(room: Room) -> None:
    """Ask for a coordinator of one room, by its key alone."""
    owe(
        record_ref=room.ref, what=NAME_ONE, title=f"Name a coordinator: {room.label}", role=Role.LEAD_PARTNER,
        on=add_working_days(clock.today(), WITHIN), rule="How sealed rooms are kept, local", sealed=True,
        address=address("sealed:name_coordinator", ref=room.ref),
    )  # fmt: skip
