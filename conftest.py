"""What every test shares: the databases, the cast, and the record of which database and browser each test ran on."""

from pathlib import Path

import pytest

from tests import moves
from tests.clamd import clamd, running_clamd

__all__ = ["clamd", "running_clamd"]
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


def pytest_collection_modifyitems(items):
    """Browser journeys of one file share a server, and readers of the demonstration a database: each share a worker."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
        elif "built" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("demonstration"))


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

        library.forget()  # what a test issued is rolled back, and its keys are used again
        request.node.user_properties.append(("database", connection.vendor))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A test database of its own for each worker."""


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
