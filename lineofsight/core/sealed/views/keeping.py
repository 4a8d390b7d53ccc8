"""Closing a room, opening it again, and holding it back from being erased."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed import selectors, services
from lineofsight.core.sealed.forms import CloseForm, HoldForm, ReopenForm
from lineofsight.core.sealed.models import Hold, Room
from lineofsight.core.sealed.rules import HOLDS
from lineofsight.core.sealed.views.frame import crumbs, own_address


@may("sealed.close_room")
def close_room(request: Visit, room: Room) -> HttpResponse:
    """Close a room: the years it is kept are counted from then."""
    rule = selectors.retention_of(request.partnership, room.holds)
    kept = (
        f"It is kept for {rule.years} years from today, and then erased."
        if rule
        else "How long it is kept is not settled yet."
    )
    return asked(
        request, CloseForm(request.POST or None),
        lambda **given: services.close_room(request.actor, room=room, **given),
        heading=f"Close {room.label}?", lede=f"{kept} Whoever is let in can still read it.", submit="Close the room",
        done="It is closed.", back=own_address(room), crumbs=crumbs(request, room),
    )  # fmt: skip


@may("sealed.reopen_room")
def reopen_room(request: Visit, room: Room) -> HttpResponse:
    """Open a closed room again."""
    return asked(
        request, ReopenForm(request.POST or None),
        lambda **given: services.reopen_room(request.actor, room=room, **given),
        heading=f"Open {room.label} again?", lede="It is not erased while it is open.", submit="Open it again",
        done="It is open again.", back=own_address(room), crumbs=crumbs(request, room),
    )  # fmt: skip


@may("sealed.hold_room")
def hold_room(request: Visit, room: Room) -> HttpResponse:
    """Hold a room back from being erased."""
    return asked(
        request, HoldForm(request.POST or None),
        lambda **given: services.hold_room(request.actor, room=room, **given),
        heading=f"Hold {room.label} back from being erased", submit="Place the hold", done="Nothing in it is erased.",
        lede="Until the hold is released nothing in it is erased, whatever the schedule says.",
        back=own_address(room), crumbs=crumbs(request, room),
    )  # fmt: skip


@may("sealed.release_hold")
def release_hold(request: Visit, hold: Hold) -> HttpResponse:
    """Release a hold: the schedule rules again."""
    return ask(
        request, lambda: services.release_hold(request.actor, hold=hold),
        heading=f"Release the hold on {hold.room.label}?",
        consequence=f"It was placed for: {HOLDS[hold.why].lower()}. The schedule rules again: its coordinators are "
        "told thirty days before anything is erased.",
        confirm="Release it", done="The hold is released.", back=own_address(hold.room),
        crumbs=crumbs(request, hold.room), grave=True,
    )  # fmt: skip
