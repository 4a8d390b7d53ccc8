"""Views inside a room: `@in_room` stands under `@may`, whose row has a `room`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.sealed.services.entering import NotOpen, read_room


def in_room(view: Callable) -> Callable:
    """Hand the view what opens the row's room, once its reader has said why they come; else ask for it first.

    Each page is a row on the trail. What was posted to a room that shut meanwhile is asked for again by the form that
    was left open, for the answer here keeps no names.
    """

    @wraps(view)
    def guarded(request: Visit, row: Any, **parts) -> HttpResponse:
        try:
            opened = read_room(request.actor, room=row.room)
        except NotOpen:
            door = address("sealed:open_room", ref=row.room.ref)
            return redirect(f"{door}?{urlencode({'next': request.path})}")
        return view(request, row, opened, **parts)

    return guarded
