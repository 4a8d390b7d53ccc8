"""Which partnership is open. A query on a partnership's rows outside an open scope raises (django-scopes).

Scope is opened in four places only: the address middleware, the exchange of a link, the job runner and the command
runner.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django_scopes import get_scope
from django_scopes import scope as open_scope

from lineofsight.core.design import addresses

if TYPE_CHECKING:
    from lineofsight.core.access.models import Partnership


@contextmanager
def scope(partnership: "Partnership") -> Iterator[None]:
    """Open one partnership: its rows can be queried and its addresses made without naming it."""
    with open_scope(partnership=partnership), addresses.defaults(partnership=partnership.slug):
        yield


def current_partnership() -> "Partnership | None":
    """The open partnership, or none."""
    return get_scope().get("partnership")
