"""Fixtures for files that try the same world hundreds of times: each file has it as it was, each request is undone.

A file that wants them imports all of them; the names stand in for those of the whole suite. What changes nothing but
its own records takes `db` and `world` of here, and has the cast alone. What wants an example of everything takes those
of `furnished.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction

from lineofsight.core.access import operations
from lineofsight.core.insight import library
from tests import world as worlds

__all__ = ["db", "undone", "world"]


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database, open for all of a file and rolled back after it."""
    with django_db_blocker.unblock(), kept():
        yield


@pytest.fixture(scope="module")
def world(db) -> Iterator[worlds.World]:
    """The cast, for all of a file."""
    with worlds.opened() as cast:
        yield cast


@contextmanager
def kept() -> Iterator[None]:
    """What is written inside stays from test to test, and is rolled back at the end."""
    before, worlds.kept = worlds.kept, True
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    worlds.kept = before
    library.forget()


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
