"""How often something may be tried from one place by whoever is not known, as sign-in limits wrong passwords.

Of secrets only what was never one counts: the calendars of many people may ask from one address, and some of them for a
feed that has ended.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache

from lineofsight.core.access.visits import Visit

TRIES, SECONDS = 20, 300
SECRETS = "unknown-secret"


def place(request: Visit, what: str = SECRETS) -> str:
    """Where a request comes from, as sign-in counts it."""
    return f"{what}:{get_adapter().get_client_ip(request)}"


def too_often(request: Visit, what: str = SECRETS, tries: int = TRIES) -> bool:
    """Whether something, or an unknown secret, was tried too often from there in the last minutes."""
    return cache.get(place(request, what), 0) >= tries


def note_unknown(request: Visit) -> None:
    """Count one more unknown secret."""
    note(request, SECRETS, SECONDS)


def note(request: Visit, what: str, seconds: int) -> None:
    """Count one more try of something, for so many seconds from the first."""
    if not cache.add(place(request, what), 1, seconds):
        cache.incr(place(request, what))
