"""Keys are changed while the site runs, and by a run that is killed: nothing is lost, and nothing stays under the old
key unnoticed. Everything runs in processes of their own, on a database of their own."""

import secrets
import subprocess
from pathlib import Path

import pytest

from tests import laid_out, live
from tests.laid_out import CLI, HERE
from tests.mail import waited_for

MADE = """
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.people.models import Person
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Hold
from lineofsight.kernel import clock
from tests.sealed import factories, planted

made = Partnership.objects.create(slug="ashmere", name="Ashmere", area_code="X00000001", area_name="Ashmere")
with scope(made), factories.inside_an_operation():
    keeper = Person.objects.create(name="Rex Reviewer", email="reviewer@ashmere.example")
    room = services.begin_room(holds=factories.KIND, noun="Incident", address="/ashmere/rooms/", keeper=keeper)
    for number in range(500):
        Hold.objects.create(
            partnership=made, room=room, placed_by="x", why="court", review_on=clock.today(), note=f"said {number}"
        )
    for _ in range(3):
        services.keep_room_file(room=room, upload=planted.file())
"""
OPENED = """
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import read_file
from lineofsight.core.sealed.models import Hold
from lineofsight.core.sealed.selectors.rotation import still_old
from lineofsight.core.sealed.values import Opened

with scope(Partnership.objects.get()):
    held = list(Hold.objects.order_by("id"))
    said = [row.note.open(Opened(row.room_id, "upkeep")) for row in held]
    assert [text.split("|")[0] for text in said] == [f"said {number}" for number in range(len(held))]
    files = [read_file(file) for file in File.objects.all()]
    print(len(said), len(files), sum(text.count("|") for text in said), sum(still_old().values()))
"""
# Killed as nothing can be prepared for: at a sealing after the first batch, or before a file's new bytes are in place.
KILLED = """
import os, signal
from django.core.management import call_command
from lineofsight.core.sealed.services import rotating

done, anew = [], rotating.{where}

def killed(*given, **more):
    done.append(1)
    if len(done) > {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    return anew(*given, **more)

rotating.{where} = killed
call_command("rotate")
"""
# One process reads and writes for as long as the file stands: rows read before they are saved, and rows made anew.
SERVING = """
import time
from pathlib import Path
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.sealed.models import Hold, Room
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock

going, rounds = Path({going!r}), 0
with scope(Partnership.objects.get()):
    room = Room.objects.get()
    opened = Opened(room.pk, "upkeep")
    while going.exists():
        rows = list(Hold.objects.order_by("id")[rounds * 7 % 400 :][:20])
        going.with_suffix(".reads").touch()
        time.sleep(0.02)
        for row in rows[::2]:
            row.note = row.note.open(opened) + "|"
        for row in rows:
            row.save()
        Hold(partnership=room.partnership, room=room, placed_by="x", why="court", review_on=clock.today(),
             note=f"said {{Hold.objects.count()}}").save()
        rounds += 1
print("wrote", rounds)
"""
# A transaction that began under the old key, and stands only after the keys were changed.
HELD_BACK = """
import time
from pathlib import Path
from django.db import transaction
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.sealed.models import Hold, Room
from lineofsight.kernel import clock

going = Path({going!r})
with scope(Partnership.objects.get()), transaction.atomic():
    room = Room.objects.get()
    Hold(partnership=room.partnership, room=room, placed_by="x", why="court", review_on=clock.today(),
         note=f"said {{Hold.objects.count()}}").save()
    going.with_suffix(".held").touch()
    while going.exists():
        time.sleep(0.02)
"""


@pytest.fixture(scope="module")
def installed():
    """An installation with five hundred sealed texts and three files in a room."""
    with live.installation(laid_out.stocked()) as made:
        made.start()
        done = made.run("shell", "-c", MADE)
        assert done.returncode == 0, done.stderr
        yield made


def changed_keys(installed) -> None:
    """A new key before the others, in one step."""
    keys = Path(installed.environment["LINEOFSIGHT_DATA"]) / "keys"
    anew = keys.with_suffix(".new")
    anew.write_text(f"k{secrets.token_hex(2)} {secrets.token_hex(32)}\n{keys.read_text()}")
    anew.replace(keys)


def old_keys_dropped(installed) -> None:
    """Only the current key is left."""
    keys = Path(installed.environment["LINEOFSIGHT_DATA"]) / "keys"
    keys.write_text(keys.read_text().splitlines()[0] + "\n")


def read_all(installed) -> tuple[int, int, int]:
    """Everything is opened: how many texts, how often they were changed, and how much is under an old key."""
    done = installed.run("shell", "-c", OPENED)
    assert done.returncode == 0, done.stderr
    texts, files, changes, old = map(int, done.stdout.splitlines()[-1].split())
    assert files == 3
    return texts, changes, old


def beside(installed, script: str) -> subprocess.Popen:
    """A process of the installation's that goes on beside the test."""
    return subprocess.Popen(
        [*CLI, "shell", "-c", script], env=installed.environment, cwd=HERE, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_run_that_was_killed_is_gone_on_with(installed):
    texts, changes, _ = read_all(installed)
    changed_keys(installed)
    for where, after in (("sealed_anew", 206), ("replace", 0)):
        assert installed.run("shell", "-c", KILLED.format(where=where, after=after)).returncode == -9
        left = read_all(installed)
        assert left[:2] == (texts, changes)
        assert 3 <= left[2] < texts + 3, "nothing was sealed anew, or all of it"
    assert left[2] == 3, "the texts were not gone on with"
    done = installed.run("rotate")
    assert ": 0 texts, 3 files" in done.stdout, done.stdout + done.stderr
    assert "0 still need an old key" in done.stdout
    old_keys_dropped(installed)
    assert read_all(installed) == (texts, changes, 0)


def test_nothing_written_while_keys_are_changed_is_lost_or_left(installed, tmp_path):
    texts, changes, _ = read_all(installed)
    going = tmp_path / "going"
    going.touch()
    serving = beside(installed, SERVING.format(going=str(going)))
    assert waited_for(going.with_suffix(".reads").exists, 60)
    for _ in range(2):
        changed_keys(installed)
        done = installed.run("rotate")
        assert "0 still need an old key" in done.stdout, done.stdout + done.stderr
    going.unlink()
    said, complained = serving.communicate(timeout=60)
    assert serving.returncode == 0, complained
    rounds = int(said.split()[-1])
    assert rounds > 10
    old_keys_dropped(installed)
    assert read_all(installed) == (texts + rounds, changes + rounds * 10, 0)


def test_whoever_began_under_the_old_key_is_waited_for(installed, tmp_path):
    texts, changes, _ = read_all(installed)
    going = tmp_path / "going"
    going.touch()
    writing = beside(installed, HELD_BACK.format(going=str(going)))
    assert waited_for(going.with_suffix(".held").exists, 60)
    changed_keys(installed)
    rotating = beside(installed, "from django.core.management import call_command; call_command('rotate')")
    with pytest.raises(subprocess.TimeoutExpired):
        rotating.communicate(timeout=6)
    going.unlink()
    writing.communicate(timeout=60)
    assert writing.returncode == 0
    told, complained = rotating.communicate(timeout=60)
    if installed.vendor == "postgresql":
        assert "1 in sealed_hold.note" in complained, told
        assert ": 1 texts" in installed.run("rotate").stdout
    else:
        assert "0 still need an old key" in told, complained
    old_keys_dropped(installed)
    assert read_all(installed) == (texts + 1, changes, 0)
