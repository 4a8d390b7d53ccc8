"""The demonstration in a database of its own, for files of tests: built once, as `make demo` builds it.

It cannot be built beside the cast of `tests/world.py`, whose town has the same name, and that cast cannot be taken out:
the trail and its like refuse. So a file's connection is to a database that is empty before and gone afterwards.
"""

import copy
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections
from django.test import Client
from psycopg import sql

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Account, Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.insight import library
from lineofsight.core.people.middleware import PROVEN
from lineofsight.journeys import demonstration
from lineofsight.journeys.demonstration import cast
from tests import laid_out
from tests.live import empty_database

__all__ = ["ashmere", "built", "db", "leeds"]


@pytest.fixture(scope="session")
def built(django_db_setup, django_db_blocker) -> Iterator[dict]:
    """The demonstration, built once for every file that reads it: the settings of the database it stands in."""
    with (
        django_db_blocker.unblock(),
        tempfile.TemporaryDirectory() as folder,
        empty_database(Path(folder), laid_out.stocked()) as (address, vendor),
    ):
        settings = copy.deepcopy(connections["default"].settings_dict)
        path = urlsplit(address).path
        settings["NAME"] = path if vendor == "sqlite" else path.lstrip("/")
        with connected(settings):
            demonstration.build()
        yield settings


@contextmanager
def copied(built: dict, folder: Path) -> Iterator[tuple[dict, str]]:
    """A copy of the demonstration that may be written in, gone when the block ends: its settings and its address."""
    settings = copy.deepcopy(built)
    with empty_database(folder) as (address, vendor):
        path = urlsplit(address).path
        if vendor == "sqlite":
            with closing(sqlite3.connect(built["NAME"])) as original, closing(sqlite3.connect(path)) as made:
                original.backup(made)
            settings["NAME"] = path
        else:
            settings["NAME"] = path.lstrip("/")
            with psycopg.connect(address, dbname="postgres", autocommit=True) as server:
                again, original = sql.Identifier(settings["NAME"]), sql.Identifier(built["NAME"])
                server.execute(sql.SQL("DROP DATABASE {}").format(again))
                server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(again, original))
        yield settings, address


@pytest.fixture(scope="module")
def db(built, django_db_blocker) -> Iterator[None]:
    """The demonstration's own database, for all of a file: nothing of it is rolled back, so no test may write."""
    with django_db_blocker.unblock(), connected(built):
        yield


@contextmanager
def connected(settings: dict) -> Iterator[None]:
    """Everything asks another database until the block ends; what was remembered of the other is forgotten."""
    before = connections["default"]
    own = connections["default"] = type(before)(settings, "default")
    forget()
    try:
        yield
    finally:
        own.close()
        connections["default"] = before
        forget()


def forget() -> None:
    """Forget what is remembered by the keys of rows: another database has used them for others."""
    library.forget()
    ContentType.objects.clear_cache()
    cache.clear()


@pytest.fixture
def ashmere(db) -> Iterator[Partnership]:
    """The made-up town, open."""
    with opened("ashmere") as town:
        yield town


@pytest.fixture
def leeds(db) -> Iterator[Partnership]:
    """Leeds, open."""
    with opened("leeds") as city:
        yield city


@contextmanager
def opened(slug: str) -> Iterator[Partnership]:
    """One of the partnerships, with its scope open."""
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership):
        yield partnership


def who(name: str, slug: str = "ashmere") -> Actor:
    """Somebody of the demonstration, such as "analyst"."""
    return cast.actor(f"{name}@{slug}.example")


def browser(name: str, slug: str = "ashmere") -> Client:
    """A browser in which somebody of the demonstration is signed in."""
    client = Client()
    client.force_login(Account.objects.get(email=f"{name}@{slug}.example"))
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
