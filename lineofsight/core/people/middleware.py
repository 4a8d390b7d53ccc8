"""Says who is acting: a person who signed in, a holder of a grant, or the public."""

from collections.abc import Callable
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject, empty

from lineofsight.core.access import lost_posts
from lineofsight.core.access.actors import PUBLIC, Actor
from lineofsight.core.access.visits import Visit
from lineofsight.core.people import selectors

GRANT = "grant"
PROVEN = "second_step"


class ActorMiddleware:
    """Sets `request.actor`, built when first asked for: a page that needs nobody asks the database nothing."""

    def __init__(self, get_response: Callable[[Visit], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Visit) -> HttpResponse:
        request.actor = cast(Actor, SimpleLazyObject(lambda: acting_in(request)))
        request.needs_second_step = cast(bool, SimpleLazyObject(lambda: needs_second_step(request)))
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            # Whoever is known sees what others may not: no cache may keep it, the browser's own included.
            response.headers.setdefault("Cache-Control", "no-store, private")
            if request.actor._wrapped is not empty:  # type: ignore[attr-defined]
                lost_posts.remember(request, response)
        return response


def acting_in(request: Visit) -> Actor:
    """The actor of a request. A link's session can do only what its grant says, whoever's browser it is in."""
    grant_ref = request.session.get(GRANT)
    if grant_ref:
        holder = selectors.holder_of(grant_ref)
        if holder or not request.user.is_authenticated:
            return holder or PUBLIC
    return selectors.actor_of(request.user) if request.user.is_authenticated else PUBLIC


def needs_second_step(request: Visit) -> bool:
    """Whether somebody signed in with a password must first set up their second step.

    Once an account has one, sign-in itself asks for it (allauth); that it has one is remembered in the session.
    """
    if not settings.SECOND_STEP_REQUIRED or request.session.get(GRANT) or not request.user.is_authenticated:
        return False
    if not request.session.get(PROVEN) and is_mfa_enabled(request.user):
        request.session[PROVEN] = True
    return not request.session.get(PROVEN)
