"""The list of rooms, and one room: who is in it, who reads in it, what holds it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import permitted, right
from lineofsight.core.access.visits import Visit
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import history_of, since
from lineofsight.core.sealed import selectors
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.sealed.models import Hold, Reading, Room
from lineofsight.core.sealed.rules import GLASS_REASONS, HOLDS, REASONS, erased_on
from lineofsight.core.sealed.selectors.rights import left_alone
from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.views.frame import crumbs
from lineofsight.kernel import clock


@may("sealed.list_rooms")
def rooms(request: Visit) -> HttpResponse:
    """The rooms somebody is let in to; beside them those whose glass they may break, and those nobody coordinates."""
    breakable = right("sealed.break_glass").rows(request.actor).filter(partnership=request.partnership)
    about = {
        "rooms": [(room, until(request, room)) for room in selectors.rooms_seen(request.actor, request.partnership)],
        "breakable": breakable.order_by("-id"),
        "alone": left_alone(request.actor).filter(partnership=request.partnership).order_by("-id"),
        "crumbs": [],
    }
    return render(request, "sealed/rooms.html", about)


def until(request: Visit, room: Room) -> Grant | None:
    """The admission by which a reader is in a room."""
    return selectors.admitted(room).filter(holder_ref=request.actor.ref).last()


@may("sealed.see_room")
def room(request: Visit, room: Room) -> HttpResponse:
    """One room from outside: what is said of it anywhere, and nothing that stands in it."""
    grants = list(selectors.admissions(room))
    readings = selectors.readings_of(room)
    holds = list(selectors.holds_on(room))
    rule = selectors.retention_of(request.partnership, room.holds)
    about = {
        "room": room,
        "since": since(room),
        "mine": until(request, room),
        "open": selectors.open_reading(request.actor, room),
        "ends": permitted(request.actor, "sealed.hold_room", room),
        "grants": grants,
        "readings": readings,
        "standing": set(selectors.admitted(room).values_list("ref", flat=True)),
        "holds": holds,
        "names": people.names(acted_in(grants, readings, holds)),
        "reasons": REASONS | GLASS_REASONS,
        "held_for": HOLDS,
        "rule": rule,
        "erased_on": erased_on(room.closed_on, rule.years) if rule and room.closed_on else None,
        "erasure": selectors.erasure_of(room),
        "takes_names": selectors.takes_names(request.partnership, room.holds),
        "conditions": selectors.conditions(request.partnership, room.holds),
        "may": {name: permitted(request.actor, f"sealed.{name}", room) for name in MOVES},
        "now": clock.now(),
        "history": history_of(room),
        "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "sealed/room.html", about)


def acted_in(grants: list[Grant], readings: list[Reading], holds: list[Hold]) -> list[str]:
    """The refs of everybody who stands on a room's page."""
    return [g.holder_ref for g in grants] + [r.holder_ref for r in readings] + [h.placed_by for h in holds]


MOVES = ("open_room", "admit_person", "hold_room", "close_room", "reopen_room", "name_coordinator")


@may("sealed.open_room")
@in_room
def notes(request: Visit, room: Room, opened: Opened) -> HttpResponse:
    """What was written down by those who opened the room or hold it back: sealed, so the room is opened for it."""
    rows: list[Reading | Hold] = [*selectors.readings_of(room, most=200), *selectors.holds_on(room)]
    names = people.names(row.holder_ref if isinstance(row, Reading) else row.placed_by for row in rows)
    said = [
        {
            "when": row.created_at,
            "who": names[row.holder_ref if isinstance(row, Reading) else row.placed_by],
            "what": (REASONS | GLASS_REASONS)[row.reason] if isinstance(row, Reading) else f"Hold: {HOLDS[row.why]}",
            "why": row.note.open(opened),
        }
        for row in sorted(rows, key=lambda row: row.created_at, reverse=True)
        if row.note
    ]
    return render(request, "sealed/notes.html", {"room": room, "said": said, "crumbs": crumbs(request, room)})
