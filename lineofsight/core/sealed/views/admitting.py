"""Letting people in to a room, and out."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.models import Grant
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed import selectors, services
from lineofsight.core.sealed.forms import AdmitForm, PersonForm
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.views.frame import crumbs, own_address, people_here


@may("sealed.admit_person")
def admit_person(request: Visit, room: Room) -> HttpResponse:
    """Let somebody in until a day."""
    return asked(
        request, AdmitForm(request.POST or None, people=people_here(request)),
        lambda **given: services.admit_person(request.actor, room=room, **given),
        heading=f"Let somebody in to {room.label}", submit="Let them in", done="They are let in.",
        lede="They read everything that stands in it, until the day you name. Each page they read is noted.",
        back=own_address(room), crumbs=crumbs(request, room),
    )  # fmt: skip


@may("sealed.end_admission")
def end_admission(request: Visit, grant: Grant) -> HttpResponse:
    """End somebody's admission."""
    room = selectors.room_of(grant.record_ref)
    who = people.names([grant.holder_ref])[grant.holder_ref]
    return ask(
        request, lambda: services.end_admission(request.actor, grant=grant, room=room),
        heading=f"End what {who} may read in {room.label}?",
        consequence="From now on they open nothing in it. What they wrote stays.",
        confirm="End it", done=f"{who} is no longer let in.", back=own_address(room), crumbs=crumbs(request, room),
        grave=True,
    )  # fmt: skip


@may("sealed.name_coordinator")
def name_coordinator(request: Visit, room: Room) -> HttpResponse:
    """Give a room that nobody coordinates any more to somebody else than oneself."""
    others = [each for each in people_here(request) if each[0].ref != request.actor.ref]
    return asked(
        request, PersonForm(request.POST or None, people=others),
        lambda **given: services.name_coordinator(request.actor, room=room, **given),
        heading=f"Who coordinates {room.label} from now on?", submit="Give it to them", done="It has a coordinator.",
        lede="Nobody does now. You are not let in by naming somebody.", back=address("sealed:rooms"),
        crumbs=crumbs(request),
    )  # fmt: skip
