"""Fixtures for files that look at an example of everything, which each worker makes once (`ground`, in `conftest.py`):
each file has it as it was, by rolling back. A file that wants them imports all of them; the names stand in for those of
the whole suite.
"""

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import pytest
from django.test import Client

from tests import world as worlds
from tests.house.examples import BY_LINK, Furnished
from tests.house.once_a_file import kept, undone

__all__ = ["browser", "db", "furnished", "undone", "world"]


@pytest.fixture(scope="module")
def db(ground) -> Iterator[None]:
    """The database with all of it, rolled back to that after a file."""
    with kept():
        yield


@pytest.fixture(scope="module")
def world(ground) -> worlds.World:
    """The cast."""
    return ground.world


@pytest.fixture(scope="module")
def furnished(ground, db) -> Furnished:
    """The world with an example of everything."""
    return ground


@pytest.fixture(scope="module")
def browser(furnished) -> Callable[..., Client]:
    """`browser("analyst", name)`: a fresh browser with somebody's session, in which they signed in once for all of a
    file. What is asked with it is undone, the session included; so it is taken before that begins."""
    signed_in: dict[tuple[str, str], str] = {}

    def fresh(persona: str | None, name: str = "") -> Client:
        client = Client()
        if persona:
            key = (persona, furnished.grant_of(persona, name) if persona in BY_LINK else "")
            if key not in signed_in:
                signed_in[key] = str(furnished.client(persona, name).cookies)
            client.cookies = SimpleCookie(signed_in[key].replace("Set-Cookie: ", ""))
        return client

    return fresh
