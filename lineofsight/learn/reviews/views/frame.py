"""What the pages of an incident share: the way back, and where a move leads."""

from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb


def crumbs(request: Visit, incident=None) -> list[Crumb]:
    """The way back, by key."""
    way = []
    if permitted(request.actor, "reviews.list_incidents", request.partnership):
        way.append(Crumb("Serious incidents", address("reviews:incidents")))
    if incident is not None:
        way.append(Crumb(incident.title, own_address(incident)))
    return way


def own_address(incident) -> str:
    """The page of an incident."""
    return address("reviews:incident", ref=incident.ref)


def about(request: Visit, incident, back: str = "") -> dict:
    """Where every move of an incident leads back to."""
    return {"back": back or own_address(incident), "crumbs": crumbs(request, incident)}
