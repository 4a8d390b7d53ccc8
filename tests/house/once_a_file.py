"""Fixtures for files that try the same furnished world hundreds of times: made once, and each request rolled back.

A file that wants them imports all of them; the names stand in for those of the whole suite.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from lineofsight.core.access import operations
from lineofsight.core.insight import library
from tests import world as worlds
from tests.house.examples import BY_LINK, furnish

__all__ = ["browser", "db", "furnished", "undone", "world"]


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database, open for all of a file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        worlds.kept = True
        yield
        transaction.set_rollback(True)
    worlds.kept = False
    library.forget()


@pytest.fixture(scope="module")
def world(db) -> Iterator[worlds.World]:
    """The cast, for all of a file."""
    with worlds.opened() as cast:
        yield cast


@pytest.fixture(scope="module")
def furnished(world):
    """The world with an example of everything."""
    return furnish(world)


@pytest.fixture(scope="module")
def browser(furnished) -> Callable[..., Client]:
    """`browser("analyst", name)`: a fresh browser with somebody's session, in which they signed in once for all of a
    file. What is asked with it is undone, the session included; so it is taken before that begins."""
    kept: dict[tuple[str, str], str] = {}

    def fresh(persona: str | None, name: str = "") -> Client:
        client = Client()
        if persona:
            key = (persona, furnished.grant_of(persona, name) if persona in BY_LINK else "")
            if key not in kept:
                kept[key] = str(furnished.client(persona, name).cookies)
            client.cookies = SimpleCookie(kept[key].replace("Set-Cookie: ", ""))
        return client

    return fresh


@contextmanager
def undone() -> Iterator[set[str]]:
    """Collect the operations performed inside, and roll everything back; attempts are not counted from before."""
    performed: set[str] = set()
    tried: set[str] = set()

    def hear(name: str, outcome: str) -> None:
        tried.add(name)
        if outcome == "performed":
            performed.add(name)

    cache.clear()
    operations.listeners.append(hear)
    try:
        with transaction.atomic():
            yield performed
            transaction.set_rollback(True)
    finally:
        operations.listeners.remove(hear)
        if tried:
            library.forget()  # an edition may have been issued: it is gone, and its key is used again
