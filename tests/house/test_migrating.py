"""`lineofsight migrate` leaves what Django's own command leaves, and takes a small part of its time."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import laid_out
from tests.live import empty_database
from tests.postgres import programs

# Of these the migrations make, change, rename and drop tables, fields, indexes and constraints, and write rows.
UP_TO = "thread"
OWN = """
import django, sys
django.setup()
from django.core.management import call_command
from django.core.management.commands import migrate
call_command(migrate.Command(), sys.argv[1], verbosity=0)
"""


def made(folder: Path, address: str, *command: str) -> str:
    """What a command leaves in an empty database, as the database itself tells it."""
    environment = laid_out.ours() | {
        "DATABASE_URL": address, "LINEOFSIGHT_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "lineofsight.config.settings",
    }  # fmt: skip
    secrets = "from lineofsight.config import environment; environment.make_secrets()"
    for words in ([sys.executable, "-c", secrets], command):
        subprocess.run(words, env=environment, cwd=laid_out.HERE, check=True)
    if not laid_out.maintenance():
        words = ["-c", "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).iterdump(), sep='\\n')"]
        dump = [sys.executable, *words, urlsplit(address).path]
    else:
        dump = [str(programs() / "pg_dump"), "--no-owner", "--inserts", address]
    told = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
    # When each was run, and a word that is another each time, are no part of it.
    return "\n".join(line for line in told.splitlines() if "django_migrations" not in line and "restrict" not in line)


@pytest.fixture
def two(tmp_path):
    """Two empty databases, each with a folder."""
    for name in ("own", "light"):
        (tmp_path / name).mkdir()
    with empty_database(tmp_path / "own") as (first, _), empty_database(tmp_path / "light") as (second, vendor):
        yield (tmp_path / "own", first), (tmp_path / "light", second), vendor


def test_it_leaves_what_djangos_own_command_leaves(two, request):
    own, light, vendor = two
    request.node.user_properties.append(("database", vendor))
    expected = made(*own, sys.executable, "-c", OWN, UP_TO)
    assert "thread_action" in expected
    assert made(*light, *laid_out.CLI, "migrate", UP_TO, "--verbosity=0") == expected
