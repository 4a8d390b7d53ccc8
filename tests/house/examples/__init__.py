"""A furnished world: a row of every kind that some address needs, made by services, and one example for each URL name.

Core's examples are in `core.py`, a module's in the file of its name. A URL name without an example fails a test, and
so does a permission without a row.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module

from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from lineofsight.core.access import operations
from lineofsight.core.access.actors import Actor
from lineofsight.core.access.doors import Door
from lineofsight.core.access.manifests import manifests
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.trail.models import Entry
from tests.world import PERSONAS, World

# Who comes by a link: to the record of the address, to another record, and to make their account.
BY_LINK = ("link", "other_link", "invited")
GHOST = "zzzzzzzzzz"
# Of these permissions there is no one row: each actor is asked about their own.
ANY_ROW = "any row"


@dataclass
class Furnished:
    """The world with its examples."""

    world: World
    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, Model | str] = field(default_factory=dict)
    grants: dict[str, str] = field(default_factory=dict)
    other_grant: str = ""
    invitation: str = ""
    # What was performed to make it, and the trail's last row from before.
    performed: list[str] = field(default_factory=list)
    began_after: int = 0

    def page(self, name: str, *, link: str = "", **parts: str) -> None:
        """Give the address parts of a URL name; `link` is the grant of whoever came by link to its record."""
        self.parts[name] = parts
        self.grants[name] = link

    def pages(self, *names: str, link: str = "", **parts: str) -> None:
        """Several URL names with the same parts."""
        for name in names:
            self.page(name, link=link, **parts)

    def right(self, row: Model | str, *permissions: str, link: str = "") -> None:
        """The row that the matrix speaks of, for each of these permissions; `link` as for a page."""
        for permission in permissions:
            self.rows[permission] = row
            self.grants[permission] = link

    def address(self, path: "Path", slug: str = "ashmere", **other: str) -> str:
        """The address of the example, in a partnership, perhaps with other parts."""
        parts = {**self.parts[path.name], **other}
        return reverse(path.name, kwargs={"partnership": slug, **parts} if path.in_partnership else parts)

    def grant_of(self, persona: str, name: str = "") -> str:
        """The grant somebody came with to a URL name or a permission's row; where that has none, another's."""
        if persona == "invited":
            return self.invitation
        return (self.grants.get(name) if persona == "link" else "") or self.other_grant

    def actor(self, persona: str, name: str = "") -> Actor:
        """The actor somebody is."""
        return holder_of(self.grant_of(persona, name)) if persona in BY_LINK else getattr(self.world, persona)

    def client(self, persona: str | None, name: str = "") -> Client:
        """Somebody's browser."""
        if persona not in BY_LINK:
            return just_proven(self.world.client(persona)) if persona else Client()
        client = Client()
        session = client.session
        session[GRANT] = self.grant_of(persona, name)
        session.save()
        client.cookies["sessionid"] = session.session_key
        return client


@dataclass(frozen=True)
class Path:
    """One URL pattern: its full name, its door and whether a partnership stands before it."""

    name: str
    pattern: str
    door: Door | None
    in_partnership: bool

    @property
    def has_ref(self) -> bool:
        return ":ref>" in self.pattern


def just_proven(client: Client) -> Client:
    """A browser whose user typed their password a moment ago: allauth asks again before its second-step pages."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def everybody() -> tuple[str, ...]:
    """Everyone who is tried at every door."""
    return (*PERSONAS, *BY_LINK)


def paths(resolver=None, namespace: str = "", route: str = "") -> Iterator[Path]:
    """Every URL pattern of the product."""
    for entry in (resolver or get_resolver()).url_patterns:
        whole = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            door = getattr(entry.callback, "door", None)
            yield Path(f"{namespace}{entry.name}", whole, door, whole.startswith("<slug:partnership>"))
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from paths(entry, inner, whole)


def furnish(world: World) -> Furnished:
    """Make the rows and name the examples: core's first, then each module's."""
    furnished = Furnished(world, began_after=Entry.objects.latest("id").pk)

    def hear(name: str, outcome: str) -> None:
        if outcome == "performed":
            furnished.performed.append(name)

    operations.listeners.append(hear)
    try:
        for name in ("core", "sealed", "thread", *(manifest.name for manifest in manifests())):
            import_module(f"tests.house.examples.{name}").furnish(furnished)
    finally:
        operations.listeners.remove(hear)
    return furnished
