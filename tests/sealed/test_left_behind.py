"""What a change of keys that was killed left beside the files is removed, and nothing that one still writes."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from lineofsight.core.sealed.services import rotating
from tests.mail import waited_for

pytestmark = pytest.mark.once


def stall(place: Path) -> None:
    """Put a file in its place, and stop where its bytes are written and do not stand there yet."""
    rotating.os.fsync = lambda descriptor: signal.pause()
    rotating.replace(place, b"anew")


@pytest.fixture
def files(settings, tmp_path) -> Path:
    """The folder of kept files, with one file in it."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "abc").write_bytes(b"old")
    return tmp_path


def left_in(files: Path) -> list[Path]:
    return list(files.rglob(".rotating-*"))


def aged(path: Path) -> None:
    """As if it was begun two minutes ago."""
    os.utime(path, (path.stat().st_mtime - 120,) * 2)


def test_what_a_killed_run_left_goes_and_what_a_running_one_writes_stays(files):
    place = files / "2026" / "abc"
    running = multiprocessing.get_context("fork").Process(target=stall, args=(place,))
    running.start()
    try:
        assert waited_for(lambda: bool(left_in(files)) and left_in(files)[0].stat().st_size == 4, 20)
        aged(left_in(files)[0])
        assert rotating.clear_left() == 0, "it runs"
        assert len(left_in(files)) == 1
    finally:
        running.kill()
        running.join()
    assert (rotating.clear_left(), left_in(files)) == (1, [])
    assert place.read_bytes() == b"old"


def test_what_was_begun_a_moment_ago_is_let_alone(files):
    beside = files / "2026" / ".rotating-x"
    beside.touch()
    assert rotating.clear_left() == 0
    aged(beside)
    assert rotating.clear_left() == 1


def test_a_file_that_stands_in_its_place_leaves_nothing(files):
    place = files / "2026" / "abc"
    rotating.replace(place, b"anew")
    assert (place.read_bytes(), left_in(files)) == (b"anew", [])
