"""Views inside a room: `@in_room` stands under `@may`, whose row is a room or has one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from lineofsight.core.access import lost_posts
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.views import refuse
from lineofsight.core.people.middleware import PROVEN
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.services.entering import NotOpen, read_room
from lineofsight.core.sealed.values import Opened


def proven(view: Callable) -> Callable:
    """Only for whoever signed in with a second step, whatever the installation asks of its other pages."""

    @wraps(view)
    def guarded(request: Visit, row: Any, **parts) -> HttpResponse:
        return set_up_first(request) if lacks_second_step(request) else view(request, row, **parts)

    return guarded


def lacks_second_step(request: Visit) -> bool:
    """Whether a session was begun by a password alone. A demonstration holds nobody real, and asks for none."""
    if settings.DEMONSTRATION:
        return False
    if not request.session.get(PROVEN) and is_mfa_enabled(request.user):
        request.session[PROVEN] = True  # sign-in itself asked for it
    return not request.session.get(PROVEN)


def set_up_first(request: Visit) -> HttpResponse:
    """Refuse, and say what to do about it."""
    where = request.build_absolute_uri(reverse("mfa_activate_totp"))
    return refuse(
        request, 403, heading="Set up your second step first",
        sentence="A sealed room is opened only by somebody who signs in with a password and a code from an app.",
        ask=f"Set it up at {where}, then come back to this page.",
    )  # fmt: skip


def in_room(view: Callable) -> Callable:
    """Hand the view what opens the row's room, once its reader has said why they come; else ask for it first.

    Each page is a row on the trail. What was posted to a room that shut meanwhile is kept sealed for an hour, and
    offered to whoever typed it once they have opened the room again.
    """

    @wraps(view)
    def opening(request: Visit, row: Any, **parts) -> HttpResponse:
        room = row if isinstance(row, Room) else row.room
        try:
            opened: Opened = read_room(request.actor, room=room)
        except NotOpen:
            return ask_why(request, room)
        return view(request, row, opened, **parts)

    return proven(opening)


def ask_why(request: Visit, room: Room) -> HttpResponse:
    """Send a reader to the room's door, and from there on to where they were going, or to what they had typed."""
    posted = request.method == "POST"
    door = address("sealed:open_room", ref=room.ref)
    onward = urlencode({"next": reverse("access:kept") if posted else request.get_full_path()})
    response = redirect(f"{door}?{onward}")
    if posted and lost_posts.keep(request, response):
        files = " A file has to be chosen again." if request.FILES else ""
        messages.info(
            request, f"The room had shut. What you typed is kept: open it, and we will show it to you.{files}"
        )
    return response
