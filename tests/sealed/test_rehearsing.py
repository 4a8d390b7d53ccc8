"""A restore rehearsed by the command itself, on what an installation holds: database, files, keys."""

import secrets
import subprocess
from pathlib import Path

import pytest

from tests import laid_out, live
from tests.postgres import programs
from tests.sealed import planted

ROOM = """
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.people.models import Appointment, Person
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Hold
from lineofsight.kernel import clock
from tests.sealed import factories, planted

made = Partnership.objects.create(slug="ashmere", name="Ashmere", area_code="X00000001", area_name="Ashmere")
with scope(made), factories.inside_an_operation():
    keeper = Person.objects.create(name="Rex Reviewer", email="reviewer@ashmere.example")
    Appointment.objects.create(person=keeper, partnership=made, role="business_manager", appointed_by="x")
    room = services.begin_room(holds=factories.KIND, noun="Incident", address="/ashmere/rooms/", keeper=keeper)
    Hold.objects.create(
        partnership=made, room=room, placed_by="x", why="court", review_on=clock.today(), note=planted.STORY
    )
    services.keep_room_file(room=room, upload=planted.file())
"""


@pytest.fixture(scope="module")
def installed():
    """An installation with a room whose name is planted. Nothing serves it: only its commands are run."""
    with live.installation(laid_out.stocked()) as made:
        made.start()
        done = made.run("shell", "-c", ROOM)
        assert done.returncode == 0, done.stderr
        yield made


def dumped(installed, folder: Path) -> bytes:
    """What a thief of the database would have: SQLite's files, or PostgreSQL's own dump in plain words."""
    if installed.vendor == "sqlite":
        return b"".join(path.read_bytes() for path in installed.folder.glob("live.sqlite3*"))
    words = [str(programs() / "pg_dump"), "--format=plain", installed.environment["DATABASE_URL"]]
    return subprocess.run(words, capture_output=True, check=True).stdout


def test_a_restore_is_rehearsed_keys_are_changed_and_the_name_is_nowhere(installed, tmp_path):
    """Rehearsed, its key changed, rehearsed again with the old key gone; then a file is spoilt, and then lost."""
    data, dump = Path(installed.environment["LINEOFSIGHT_DATA"]), tmp_path / "dump"
    done = installed.run("rehearse", f"--keep-dump={dump}")
    assert done.returncode == 0, done.stderr
    assert "1 files; 3 of what is sealed opened" in done.stdout
    assert installed.count("sealed_rehearsal") == 1
    assert planted.found(dump.read_bytes()) == []
    assert planted.found(dumped(installed, tmp_path)) == []
    files = [path for path in (data / "files").rglob("*") if path.is_file()]
    assert len(files) == 1
    assert planted.found(files[0].read_bytes()) == []

    keys = data / "keys"
    keys.write_text(f"k2 {secrets.token_hex(32)}\n{keys.read_text()}")
    done = installed.run("rotate")
    assert "2 texts, 1 files" in done.stdout, done.stderr
    assert "0 still need an old key" in done.stdout
    keys.write_text(keys.read_text().splitlines()[0] + "\n")
    assert installed.run("rehearse").returncode == 0

    content = files[0].read_bytes()
    files[0].write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    spoilt = installed.run("rehearse")
    files[0].unlink()
    lost = installed.run("rehearse")
    for done, told in ((spoilt, "does not open"), (lost, "no bytes")):
        assert done.returncode == 1
        assert told in done.stderr
    assert installed.count("sealed_rehearsal") == 4
    assert list(data.glob("rehearsal-*")) == []
