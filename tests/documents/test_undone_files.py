"""Bytes are kept only by an operation that stands: when it fails, or the one it is part of, the store is as it was."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import OPERATIONS, operation
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import keep_file, read_file
from lineofsight.core.sealed.models import RoomFile
from lineofsight.core.sealed.services import keep_room_file
from tests.sealed import factories, planted

WORKER = system("tests")


@pytest.fixture
def keeping(world, settings, tmp_path, monkeypatch):
    """Operations that keep something and then fail or not, and a store of the test's own."""
    options = {"location": tmp_path / "files"}
    default = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": default}
    monkeypatch.setattr(OPERATIONS, "register", lambda *given: None)
    room = factories.room_for(world)

    @operation("tests.keep", kinds=("system",))
    def keep(actor, *, fails: bool = False, in_room: bool = False):
        if in_room:
            keep_room_file(room=room, upload=planted.file())
        else:
            keep_file(content=b"what was sent", name="x", kind="text/plain")
        if fails:
            raise OSError("it failed after all")

    @operation("tests.keep_twice", kinds=("system",))
    def keep_twice(actor, *, first: bool = False, then: bool = False):
        keep(actor)
        try:
            keep(actor, fails=first)
        except OSError:
            keep(actor, in_room=True)
        if then:
            raise OSError("the whole failed")

    @operation("tests.keep_in_steps", kinds=("system",), at_once=False)
    def keep_in_steps(actor):
        keep(actor)
        keep(actor, fails=True)

    return {"keep": keep, "twice": keep_twice, "steps": keep_in_steps}


def in_store() -> list[str]:
    """What stands in the store."""
    folder = Path(default_storage.path(""))
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


@pytest.mark.parametrize("in_room", [False, True])
def test_a_failed_operation_leaves_no_bytes(keeping, in_room):
    with pytest.raises(OSError, match="after all"):
        keeping["keep"](WORKER, fails=True, in_room=in_room)
    assert in_store() == []
    assert not File.objects.exists()
    assert not RoomFile.objects.exists()


def test_a_failure_of_the_whole_undoes_its_parts(keeping):
    with pytest.raises(OSError, match="the whole"):
        keeping["twice"](WORKER, then=True)
    assert in_store() == []
    assert not File.objects.exists()


@pytest.mark.parametrize(("way", "given", "stand"), [("twice", {"first": True}, 2), ("twice", {}, 2), ("steps", {}, 1)])
def test_what_stands_keeps_its_bytes_and_no_others(keeping, way, given, stand):
    """A part that failed and was caught takes its own bytes along; steps that stood before a failure keep theirs."""
    try:
        keeping[way](WORKER, **given)
    except OSError:
        assert way == "steps"
    assert in_store() == sorted(File.objects.values_list("place", flat=True))
    assert len(in_store()) == stand
    assert all(read_file(file) for file in File.objects.all())
