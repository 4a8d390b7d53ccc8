"""A permission is a function from an actor to a query. A list is that query; a check is that query with one row.

They cannot disagree, because they are one thing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import manifests
from lineofsight.kernel.registry import Registry


class NotPermitted(Exception):
    """The actor may not. The sentence says whom to ask."""


@dataclass(frozen=True)
class Permission:
    """A named right: which rows an actor may use it on, and whom to ask when the answer is no."""

    name: str
    query: Callable[[Actor], QuerySet]
    ask: str

    def rows(self, actor: Actor) -> QuerySet:
        """Every row the actor may use this right on."""
        return self.query(actor)

    def allows(self, actor: Actor, row: Model) -> bool:
        """Whether the actor may use this right on one row: the same query, with one row."""
        rows = self.query(actor)
        return isinstance(row, rows.model) and rows.filter(pk=row.pk).exists()


PERMISSIONS: Registry[Permission] = Registry("permission")


def permission(name: str, *, ask: str = "Ask your partnership's business manager.") -> Callable:
    """Register a function from an actor to a query as the permission of this name."""

    def register(query: Callable[[Actor], QuerySet]) -> Callable[[Actor], QuerySet]:
        PERMISSIONS.register(name, Permission(name=name, query=query, ask=ask))
        return query

    return register


def right(name: str) -> Permission:
    """The permission of a name. The house is asked to stand first: a command may come here before any address does.

    Raises:
        UnknownKey: there is no such permission.
    """
    manifests()
    return PERMISSIONS.get(name)


def permitted(actor: Actor, name: str, row: Model) -> bool:
    """Whether an actor may use a right on a row."""
    return right(name).allows(actor, row)
