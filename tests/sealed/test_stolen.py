"""What a thief of the machine's bytes has: in database, journals, files, sessions, letters, trail and logs no name."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests import laid_out, live
from tests.laid_out import CLI, HERE
from tests.mail import waited_for
from tests.postgres import own_server, programs
from tests.sealed import planted
from tests.sealed.test_rehearsing import ROOM, dumped

KEY = re.compile(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b")
# The room is read, written in, broken into; a form comes too late, another signed out. The process then stands still,
# with its connection open, so that SQLite's journal is there to be stolen too.
USED = """
from django.test import Client
from lineofsight.core.access.models import Account, LostPost
from lineofsight.core.people.selectors import actor_of
from lineofsight.core.sealed.models import GlassRole

account = Account.objects.create(email="chair@ashmere.example")
chair = Person.objects.create(name="Cher Chair", email=account.email, account=account)
with scope(made):
    Appointment.objects.create(person=chair, partnership=made, role="chair", appointed_by="x")
    GlassRole.objects.create(partnership=made, role="chair")
    services.break_glass(actor_of(account), room=room, reason="child_at_risk", note=planted.STORY)
browser = Client(SERVER_NAME="127.0.0.1")
browser.force_login(account)
session = browser.session
session["second_step"] = True
session.save()
notes = f"/ashmere/rooms/{room.ref}/notes/"
assert planted.found(browser.get(notes).content), "it is read in the room"
browser.post(f"/ashmere/rooms/{room.ref}/leave/")
assert browser.post(notes, {"note": planted.STORY}).status_code == 302
other = Client(SERVER_NAME="127.0.0.1")
other.cookies = browser.cookies
browser.session.flush()
assert other.post(notes, {"note": planted.STORY}).status_code == 302
assert LostPost.objects.count() == 2
again = Client(SERVER_NAME="127.0.0.1")
again.force_login(account)
print(room.key, flush=True)
"""
STANDS = """
import time
from pathlib import Path
while Path({going!r}).exists():
    time.sleep(0.05)
"""


@contextmanager
def alone() -> Iterator[live.Live]:
    """An installation of which every byte is its own. PostgreSQL keeps one journal for all the databases of a server,
    and other tests may write a name in theirs: so it has a server to itself."""
    stocked = laid_out.stocked()
    if not laid_out.maintenance():
        with live.installation(stocked) as made:
            yield made
        return
    with own_server("fsync=off") as server, live.installation(DATABASE_URL=server.address) as made:
        words = [str(programs() / "pg_dump"), "--format=plain", stocked]
        tables = subprocess.run(words, capture_output=True, check=True).stdout
        subprocess.run([str(programs() / "psql"), "--quiet", "--set=ON_ERROR_STOP=1", server.address],
                       input=tables, stdout=subprocess.DEVNULL, check=True)  # fmt: skip
        yield made


@pytest.fixture
def used(tmp_path) -> Iterator[tuple]:
    """An installation whose room was used, and the room's key; the process that used it still stands."""
    going = tmp_path / "going"
    going.touch()
    with alone() as made:
        made.start()
        script = ROOM + USED + STANDS.format(going=str(going))
        words, said = [*CLI, "shell", "-c", script], made.folder / "said"
        with made.log.open("w") as log, said.open("w") as out:
            process = subprocess.Popen(words, env=made.environment, cwd=HERE, stdout=out, stderr=log)
        assert waited_for(lambda: process.poll() is not None or KEY.search(said.read_text()), 120)
        assert process.poll() is None, made.log.read_text()
        try:
            yield made, KEY.search(said.read_text())[0].encode()
        finally:
            going.unlink()
            process.wait(60)


def of_the_server(installed) -> Iterator[Path]:
    """The files in which the installation's own PostgreSQL keeps its database, and its journals."""
    with closing(psycopg.connect(installed.environment["DATABASE_URL"], autocommit=True)) as connection:
        connection.execute("CHECKPOINT")
        folder = Path(connection.execute("SHOW data_directory").fetchone()[0])
        number = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
    yield from (folder / "base" / str(number)).glob("*")
    yield from (folder / "pg_wal").glob("0*")


def test_no_byte_of_the_machine_shows_the_name(used):
    installed, key = used
    stolen = {path.name: path.read_bytes() for path in installed.folder.rglob("*") if path.is_file()}
    files = [name for name in stolen if len(name) == 32]
    assert files, "the kept file"
    if installed.vendor == "sqlite":
        assert len(stolen["live.sqlite3-wal"]) > 0
    else:
        stolen |= {str(path): path.read_bytes() for path in of_the_server(installed) if path.is_file()}
    stolen["dump"] = dumped(installed, installed.folder)
    shown = [name for name, content in stolen.items() if planted.found_as_it_is(content)]
    assert shown == []
    database = [name for name, content in stolen.items() if key in content and name != "said"]
    assert len(database) >= 2, "the look finds what is not sealed, in the dump and where the database stands"
    for table in ("django_session", "notices_message", "trail_entry", "access_lostpost", "sealed_reading"):
        assert installed.count(table) > 0, table
