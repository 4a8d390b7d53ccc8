"""Rooms' examples: one that is open, whose glass was broken and which is held back; one closed; one left alone."""

from lineofsight.core.access.models import Grant
from lineofsight.core.sealed import services
from lineofsight.kernel import clock
from tests.house.examples import Furnished
from tests.sealed import factories

OPEN = ("room", "open_room", "leave_room", "notes", "admit_person", "hold_room", "close_room", "break_glass")


def furnish(furnished: Furnished) -> None:
    """The reviewer coordinates, the police lead is let in, and whoever may break glass is the chair."""
    world = furnished.world
    factories.glass_named(world, "chair")
    room = factories.room_for(world)
    admission = factories.admitted(world, room)
    services.open_room(world.reviewer, room=room, reason="case_work", note="To write to the school (invented)")
    broken_before(world, room)
    hold = services.hold_room(
        world.reviewer, room=room, why="court", review_on=clock.today(), note="A trial (invented)"
    )
    ended, alone = factories.closed(world, factories.room_for(world)), factories.room_for(world)
    Grant.objects.filter(record_ref=alone.ref).update(until=clock.now())

    furnished.pages(*(f"sealed:{name}" for name in ("rooms", "how_kept", "name_roles", "set_retention")))
    furnished.pages(*(f"sealed:{name}" for name in OPEN), ref=room.ref)
    furnished.page("sealed:reopen_room", ref=ended.ref)
    furnished.page("sealed:name_coordinator", ref=alone.ref)
    furnished.page("sealed:end_admission", ref=admission.ref)
    furnished.page("sealed:release_hold", ref=hold.ref)
    furnished.right(world.partnership, *(f"sealed.{name}" for name in ("list_rooms", "name_roles", "set_retention")))
    asked = ("see_room", "read_room", *(name for name in OPEN if name not in ("room", "notes")))
    furnished.right(room, *(f"sealed.{name}" for name in asked))
    furnished.right(ended, "sealed.reopen_room")
    furnished.right(alone, "sealed.name_coordinator")
    furnished.right(admission, "sealed.end_admission")
    furnished.right(hold, "sealed.release_hold")


def broken_before(world, room) -> None:
    """The glass was broken, and the hour is over."""
    services.break_glass(world.chair, room=room, reason="child_at_risk", note="Nobody answered (invented)")
    Grant.objects.filter(record_ref=room.ref, holder_ref=world.chair.ref).update(until=clock.now())
