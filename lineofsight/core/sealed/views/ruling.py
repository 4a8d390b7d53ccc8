"""How a partnership keeps its rooms: who may break glass, how long what is sealed is kept, what is missing."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed import selectors, services
from lineofsight.core.sealed.forms import RetentionForm, RolesForm
from lineofsight.core.sealed.views.frame import crumbs


@may("sealed.list_rooms")
def how_kept(request: Visit) -> HttpResponse:
    """Whether real names may be taken yet, how long rooms are kept, and who may let themselves in."""
    here = request.partnership
    kinds = selectors.kinds_of_rooms(here)
    about = {
        "roles": selectors.glass_roles(here),
        "kinds": [(label, selectors.retention_of(here, kind)) for kind, label in kinds.items()],
        "ready": [(label, selectors.takes_names(here, kind), selectors.conditions(here, kind))
                  for kind, label in kinds.items()],
        "rules": permitted(request.actor, "sealed.name_roles", here),
        "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "sealed/how_kept.html", about)


@may("sealed.name_roles")
def name_roles(request: Visit) -> HttpResponse:
    """Say which roles may break glass."""
    standing = [role.value for role in selectors.glass_roles(request.partnership)]
    return asked(
        request, RolesForm(request.POST or None, initial={"roles": standing}),
        lambda **given: services.name_roles(request.actor, partnership=request.partnership, **given),
        heading="Who may break the glass?", submit="Save", done="The roles are named.", back=address("sealed:how_kept"),
        lede="They let themselves in to any open room for an hour. Its coordinators and the scrutineer are told at "
        "once. Whoever looks after the installation cannot be named.",
        crumbs=crumbs(request),
    )  # fmt: skip


@may("sealed.set_retention")
def set_retention(request: Visit) -> HttpResponse:
    """Settle how long rooms of a kind are kept."""
    form = RetentionForm(request.POST or None, kinds=selectors.kinds_of_rooms(request.partnership))
    return asked(
        request, form, lambda **given: services.set_retention(request.actor, partnership=request.partnership, **given),
        heading="How long are rooms kept?", submit="Settle it", done="It is settled.", back=address("sealed:how_kept"),
        lede="Counted from the day a room closes. Then what stands in it is erased, unless a hold stands. Its "
        "coordinators are told thirty days ahead.",
        crumbs=crumbs(request),
    )  # fmt: skip
