"""What every test shares: the databases, the cast, and the record of which database and browser each test ran on."""

import gc
from pathlib import Path

import pytest

from tests import laid_out, moves
from tests.clamd import clamd, running_clamd

__all__ = ["clamd", "running_clamd"]
SERVED = {"live", "empty", "begun", "town", "running_clamd"}
TRANSPARENT = "django.contrib.auth.hashers.MD5PasswordHasher"


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="the whole suite runs: every move must be seen both ways")


def pytest_configure(config):
    from django.conf import settings

    settings.PASSWORD_HASHERS = [TRANSPARENT]  # quick, and only here
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.WHITENOISE_AUTOREFRESH = True
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    moves.listen()


def pytest_collection_modifyitems(config, items):
    """What serves the product takes longest and begins first, lest one worker be left with it at the end. Whoever looks
    at an example of everything comes last, for it stands from then on; those of them with a browser before the others,
    for Django keeps other connections while there is one. Among themselves tests keep their random order. Readers of
    one thing that takes long to make share a worker."""
    items.sort(key=lambda item: ("ground" in item.fixturenames, SERVED.isdisjoint(item.fixturenames)))
    if hasattr(config, "workerinput"):
        for item in items:
            if group := group_of(item):
                # As pytest-xdist 3.8 does itself, in a place where this pytest no longer reads it.
                item._id = type(item._id).parse(f"{item.nodeid}@{group}")


def group_of(item) -> str:
    """The group of tests one worker runs; none for what any may run."""
    marker = item.get_closest_marker("xdist_group")
    return marker.args[0] if marker else "demonstration" if "built" in item.fixturenames else ""


def pytest_runtestloop(session):
    """What is loaded by now stays until the end: it is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_sessionfinish(session, exitstatus):
    config = session.config
    whole = config.getoption("--whole") and not config.option.markexpr and not config.option.keyword
    moves.leave()
    if whole and not hasattr(config, "workerinput"):
        problems = moves.unseen()
        for problem in problems:
            print(f"\nMOVES: {problem}")
        if problems and exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def ran_on(request):
    """Note in the JUnit file which database a test used; one with its own server does so itself (tests/live.py)."""
    yield
    if {"db", "transactional_db", "world"} & set(request.fixturenames):
        from django.db import connection

        from lineofsight.core.insight import library
        from tests import world

        if not world.kept:
            library.forget()  # what a test issued is rolled back, and its keys are used again
        request.node.user_properties.append(("database", connection.vendor))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A test database of its own for each worker, which begins with its tables made."""
    from django.db import connection

    with laid_out.begun_with_tables(connection):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every worker's database holds the cast from the start; each test sees it afresh, by rolling back."""
    from tests import world

    with django_db_blocker.unblock():
        world.build()


@pytest.fixture
def world(db):
    """The small imaginary partnership and its named cast (`tests/world.py`)."""
    from tests import world

    with world.opened() as cast:
        yield cast


@pytest.fixture(scope="session")
def ground(django_db_setup, django_db_blocker):
    """The world with an example of everything, in a transaction that ends with the worker: it takes long to make.

    For `tests/house/furnished.py` alone. It is not made there, for what a file imports is a fixture of its own.
    """
    from tests import world
    from tests.house.examples import furnish
    from tests.house.once_a_file import kept

    with django_db_blocker.unblock(), kept(), world.opened() as cast:
        yield furnish(cast)
