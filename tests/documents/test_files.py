"""Files are kept sealed under a random name, and read back as they were or not at all."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import NoActor, bound_actor
from lineofsight.core.access.sealing import Unopened, seal
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import PLACE, FileChanged, keep_file, read_file

CONTENT = b"%PDF-1.7 what partners signed"


@pytest.fixture
def file(world):
    token = bound_actor.set(system("tests"))
    yield keep_file(content=CONTENT, name="Minutes of Sam's case.pdf", kind="application/pdf")
    bound_actor.reset(token)


def replaced(file, content):
    default_storage.delete(file.place)
    assert default_storage.save(file.place, ContentFile(content)) == file.place


def test_a_file_is_read_back_as_it_was(file):
    assert read_file(file) == CONTENT
    assert (file.size, file.sha256) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    assert file.partnership.slug == "ashmere"


def test_neither_its_content_nor_its_name_can_be_seen_where_it_stands(file):
    with default_storage.open(file.place) as stored:
        assert CONTENT not in stored.read()
    assert "Sam" not in file.place


def test_a_changed_file_is_not_read(file):
    with default_storage.open(file.place) as stored:
        sealed = stored.read()
    replaced(file, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(Unopened):
        read_file(file)


def test_another_files_bytes_in_its_place_do_not_open(file):
    other = keep_file(content=b"other", name="other", kind="text/plain")
    with default_storage.open(other.place) as stored:
        replaced(file, stored.read())
    with pytest.raises(Unopened):
        read_file(file)


def test_bytes_that_are_not_those_the_row_was_made_for_are_refused(file):
    replaced(file, seal(b"other", ref=file.ref, **PLACE))
    with pytest.raises(FileChanged):
        read_file(file)


def test_nobody_keeps_a_file_outside_an_operation(world):
    with pytest.raises(NoActor):
        keep_file(content=CONTENT, name="x", kind="text/plain")
    assert not File.objects.exists()
