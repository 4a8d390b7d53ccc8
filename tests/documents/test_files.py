"""Files are taken by their content alone, kept sealed under a random name, and read back as they were or not at all."""

import hashlib
import io
import os

import pytest
from csp.middleware import CSPMiddleware
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from lineofsight.core.access.actors import PUBLIC, system
from lineofsight.core.access.operations import NoActor, bound_actor
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.sealing import Unopened, seal
from lineofsight.core.documents.kinds import PDF_KIND, FileRefused, safe_name
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import PLACE, FileChanged, keep_file, read_file, receive_file
from lineofsight.core.documents.views import serve
from lineofsight.core.trail.models import Entry
from tests.design.books import book, changed
from tests.documents.locked import encrypted_office, locked_pdf

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


# What somebody sends


@pytest.fixture
def acting(world):
    token = bound_actor.set(system("tests"))
    yield
    bound_actor.reset(token)


def received(content: bytes, name: str = "file", **about) -> File:
    return receive_file(upload=ContentFile(content, name=name), **about)


WORKBOOK = book(["Indicator", "Value"], ["Contacts", 12])
LETTER = changed(WORKBOOK, {"xl/workbook.xml": None, "word/document.xml": b"<x/>"})
OFFICE = "application/vnd.openxmlformats-officedocument"
KNOWN = {
    "minutes.pdf": (b"%PDF-1.7 minutes", "application/pdf"),
    "figures.xlsx": (WORKBOOK, f"{OFFICE}.spreadsheetml.sheet"),
    "letter.docx": (LETTER, f"{OFFICE}.wordprocessingml.document"),
    "figures.csv": (b"Indicator,Value\nContacts,12\n", "text/csv"),
    "note.txt": ("What René said, in short:\n\nnothing.\n".encode(), "text/plain"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
    "photograph.jpg": (b"\xff\xd8\xff\xe0\x00", "image/jpeg"),
}


@pytest.mark.parametrize(("name", "known"), KNOWN.items(), ids=KNOWN)
def test_a_kind_is_known_by_its_content_alone(acting, name, known):
    content, kind = known
    kept = received(content, "something.exe")
    assert kept.kind == kind
    assert kept.name == f"something.exe.{name.split('.')[1]}", "it opens as what it is"
    assert received(content, name).name == name
    assert read_file(kept) == content


REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b" \n ", "empty"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(9), "not taken"),
    "a program for Windows": (b"MZ\x90" + bytes(9), "not taken"),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "not taken"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "not taken"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not taken"),
    "a return in XML": (b"<?xml version='1.0'?><Message/>", "single children"),
    "a zip": (changed(WORKBOOK, {"xl/workbook.xml": None}), "not taken"),
    "a GIF": (b"GIF89a\x01\x01", "not taken"),
    "latin-1": ("René".encode("latin-1"), "not taken"),
    "escapes of a terminal": (b"\x1b[2Jhello", "not taken"),
    "macros": (changed(LETTER, {"word/vbaProject.bin": b"x"}), "macros"),
    "a bomb": (changed(LETTER, {"word/media/a.bin": bytes(60 * 1024 * 1024)}), "50 MB"),
    "a damaged workbook": (WORKBOOK[:400], "damaged"),
    "too large a workbook": (changed(WORKBOOK, {"xl/media/a.png": os.urandom(6 * 1024 * 1024)}), "larger than 5 MB"),
    "too large a text": (b"words " * 1024 * 1024, "larger than 5 MB"),
    "too large for any kind": (b"%PDF-1.7" + bytes(21 * 1024 * 1024), "larger than 20 MB"),
    "a PDF under a password": (locked_pdf("secret"), "protected by a password"),
    "a PDF locked in a way nobody knows": (b"%PDF-1.7\ntrailer << /Encrypt 4 0 R >>", "protected by a password"),
    "an Office document under a password": (encrypted_office(), "protected by a password"),
    "children in a table": (b"Child ID,Plan\n7,yes\n", "single children"),
    "children in a workbook": (book(["UPN", "Plan"], ["x", "yes"]), "single children"),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_taken_is_refused_in_a_sentence_and_not_kept(acting, content, says):
    with pytest.raises(FileRefused, match=says) as caught:
        received(content, "minutes.pdf")
    assert str(caught.value).endswith(".")
    assert not File.objects.exists()


def test_a_pdf_that_anybody_can_open_is_taken_though_it_forbids_printing(acting):
    assert received(locked_pdf("")).kind == "application/pdf"


def test_a_record_that_may_hold_single_children_may_hold_their_tables(acting):
    assert received(b"Child ID,Plan\n7,yes\n", may_be_child_level=True).kind == "text/csv"


class Unread(io.BytesIO):
    def read(self, *size):
        raise AssertionError("it was read before its size was asked")


def test_what_is_too_large_is_refused_before_it_is_read(acting):
    upload = SimpleUploadedFile("minutes.pdf", b"")
    upload.file, upload.size = Unread(), 21 * 1024 * 1024
    with pytest.raises(FileRefused, match="20 MB"):
        receive_file(upload=upload)


def test_a_file_that_a_form_has_read_is_kept_whole(acting):
    upload = ContentFile(b"Indicator,Value\nContacts,12\n", name="figures.csv")
    upload.read()
    assert read_file(receive_file(upload=upload)).startswith(b"Indicator")


def test_a_file_belongs_to_a_record_and_is_on_the_trail(acting):
    kept = received(b"%PDF-1.7 minutes", record_ref="0123456789")
    assert list(File.objects.filter(record_ref="0123456789")) == [kept]
    assert Entry.objects.filter(event="documents.keep_file", subject_ref=kept.ref).count() == 1
    assert received(b"%PDF-1.7 other").record_ref == ""


def test_nobody_sends_a_file_outside_an_operation(world):
    with pytest.raises(NoActor):
        received(b"%PDF-1.7 minutes")
    assert not File.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("Minutes.PDF", "Minutes.pdf"),
        ("../../etc/minutes.pdf", "minutes.pdf"),
        ("C:\\Users\\Bel\\minutes.pdf", "minutes.pdf"),
        ("minutes.html", "minutes.html.pdf"),
        ("minutes\u202efdp.exe", "minutesfdp.exe.pdf"),
        ("minutes\r\nSet-Cookie: x.pdf", "minutesSet-Cookie: x.pdf"),
        ("", "file.pdf"),
        ("..", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_cannot_lead_elsewhere_or_pretend(given, shown):
    assert safe_name(given, PDF_KIND) == shown


# Handing it out


def visit(actor):
    request = RequestFactory().get("/")
    request.actor = actor
    return request


def test_a_file_is_handed_out_to_be_saved_and_runs_nowhere(world, file):
    answer = serve(visit(world.manager), file)
    assert answer.content == CONTENT
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="Minutes of Sam\'s case.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store, private"


def test_the_sites_own_policy_does_not_take_the_place_of_the_sandbox(world, file):
    request = visit(world.manager)
    answer = CSPMiddleware(lambda request: serve(request, file))(request)
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_name_in_any_letters_is_handed_out(world, file):
    file.name = "Protokół “Ś”.pdf"
    assert serve(visit(world.manager), file)["Content-Disposition"] == (
        "attachment; filename*=utf-8''Protok%C3%B3%C5%82%20%E2%80%9C%C5%9A%E2%80%9D.pdf"
    )


def test_who_opened_it_is_on_the_trail_once(world, file):
    serve(visit(world.manager), file)
    [entry] = Entry.objects.filter(event="documents.open_file")
    assert (entry.actor_ref, entry.subject_ref) == (world.manager.ref, file.ref)


@pytest.mark.parametrize("actor", [PUBLIC, system("tests")], ids=lambda actor: actor.kind)
def test_nobody_unknown_is_handed_a_file(world, file, actor):
    with pytest.raises(NotPermitted):
        serve(visit(actor), file)
    assert not Entry.objects.filter(event="documents.open_file").exists()


def test_a_changed_file_is_not_handed_out(world, file):
    replaced(file, seal(b"other", ref=file.ref, **PLACE))
    with pytest.raises(FileChanged):
        serve(visit(world.manager), file)
