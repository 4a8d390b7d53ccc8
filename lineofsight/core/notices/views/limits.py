"""How often an unknown secret may be tried from one place, as sign-in limits wrong passwords.

Only what was never a secret counts: the calendars of many people may ask from one address, and some of them for a feed
that has ended.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache

from lineofsight.core.access.visits import Visit

TRIES, SECONDS = 20, 300


def place(request: Visit) -> str:
    """Where a request comes from, as sign-in counts it."""
    return f"unknown-secret:{get_adapter().get_client_ip(request)}"


def too_often(request: Visit) -> bool:
    """Whether too many unknown secrets were tried from there in the last minutes."""
    return cache.get(place(request), 0) >= TRIES


def note_unknown(request: Visit) -> None:
    """Count one more."""
    if not cache.add(place(request), 1, SECONDS):
        cache.incr(place(request))
