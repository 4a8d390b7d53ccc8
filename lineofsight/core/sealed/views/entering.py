"""Going into a room and out of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.text import moment
from lineofsight.core.sealed import selectors, services
from lineofsight.core.sealed.doors import proven
from lineofsight.core.sealed.forms import BreakForm, OpenForm
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.views.frame import crumbs, goes_on_to, own_address
from lineofsight.kernel.lifecycle import MoveRefused


@may("sealed.open_room")
@proven
def open_room(request: Visit, room: Room) -> HttpResponse:
    """Ask why somebody comes, say what reading means, and open the room for half an hour."""
    form = OpenForm(request.POST or None, reasons=selectors.reasons_for(request.actor, room))
    if form.is_bound and form.is_valid():
        reading = services.open_room(request.actor, room=room, **form.cleaned_data)
        messages.success(request, f"{room.label} is open for you until {moment(reading.until)}.")
        return redirect(goes_on_to(request, room))
    about = {"room": room, "form": form, "cancel_url": own_address(room), "crumbs": crumbs(request, room)}
    return render(request, "sealed/open_room.html", about)


@may("sealed.leave_room")
def leave_room(request: Visit, room: Room) -> HttpResponse:
    """Shut the room for oneself, before its time, where the button was pressed; reading the address shuts nothing."""
    pressed = request.method == "POST" and "_kept" not in request.POST
    if pressed and services.leave_room(request.actor, room=room):
        messages.success(request, f"{room.label} is shut for you.")
    return redirect(own_address(room))


@may("sealed.break_glass")
@proven
def break_glass(request: Visit, room: Room) -> HttpResponse:
    """Let oneself in for an hour: who is told stands on the page before anybody presses."""
    form = BreakForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            services.break_glass(request.actor, room=room, **form.cleaned_data)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "You are let in for an hour. Those named were told.")
            return redirect(room.address)
    told = [person.name for person in selectors.told_of_glass(room, request.actor)]
    about = {"room": room, "form": form, "told": told, "crumbs": crumbs(request)}
    return render(request, "sealed/break_glass.html", about)
