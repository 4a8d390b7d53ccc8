"""What the pages of rooms share: the way back, and where one goes on to."""

from django.urls import Resolver404, resolve, reverse

from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.sealed.models import Room


def crumbs(request: Visit, room: Room | None = None) -> list[Crumb]:
    """The way back: the list, for whoever has one, and the room's own page."""
    lists = permitted(request.actor, "sealed.list_rooms", request.partnership)
    way = [Crumb("Sealed rooms", address("sealed:rooms"))] if lists else []
    if room and permitted(request.actor, "sealed.see_room", room):
        way.append(Crumb(room.label, own_address(room)))
    return way


def own_address(room: Room) -> str:
    """A room's own page: who is in it, and what may be done with it."""
    return address("sealed:room", ref=room.ref)


def goes_on_to(request: Visit, room: Room) -> str:
    """Where somebody goes once the room is open: on to the page they came from, else to the record in it."""
    wanted = request.GET.get("next", "")
    return wanted if stands_inside(request.partnership, wanted) else room.address


def stands_inside(partnership: Partnership, wanted: str) -> bool:
    """Whether an address is a page of this partnership, or of what was typed and kept; no other site, and no other
    page of this one."""
    if wanted == reverse("access:kept"):
        return True
    if not wanted.isprintable() or "\\" in wanted or not wanted.startswith(f"/{partnership.slug}/"):
        return False
    try:
        found = resolve(wanted.partition("?")[0])
    except Resolver404:
        return False
    return found.kwargs.get("partnership") == partnership.slug


def people_here(request: Visit) -> list[tuple[Person, str]]:
    """Everybody who is appointed here, by name, with what they are first appointed to."""
    held: dict[int, tuple[Person, str]] = {}
    for appointment in people.appointments_in(request.partnership):
        held.setdefault(appointment.person_id, (appointment.person, appointment.get_role_display()))
    return sorted(held.values(), key=lambda each: each[0].name)
