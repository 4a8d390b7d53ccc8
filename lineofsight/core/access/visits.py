"""A request as our views get it: the middleware has said who is acting and which partnership is open."""

from contextlib import ExitStack
from typing import Any

from django.http import HttpRequest

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership


class Visit(HttpRequest):
    """Never made: the shape of Django's request after our middleware, for whoever reads or checks the types.

    `partnership` is none outside a partnership's addresses; views inside may count on it.
    """

    actor: Actor
    partnership: Partnership
    opened: ExitStack  # what is open until the request is answered
    needs_second_step: bool
    user: Any
