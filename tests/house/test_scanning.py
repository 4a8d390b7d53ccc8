"""Every file that comes in is scanned by a real clamd; one that is infected, or cannot be scanned, is not taken."""

import logging
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.checks.registry import registry
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from lineofsight.config import checks
from lineofsight.config.environment import scanner as address
from lineofsight.core.access import scanning
from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import bound_actor
from lineofsight.core.access.scanning import Infected, ScannerSilent, ping, scan
from lineofsight.core.design import forms
from lineofsight.core.documents.kinds import FileRefused
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import receive_file
from lineofsight.core.people.models import Person
from tests.clamd import MARK, NAME
from tests.house.pages import read
from tests.postgres import free_port

ADDRESS = "/ashmere/people/load/"
INFECTED = b"Organisation,Kind,Person,E-mail,Role\n" + MARK + b",,,,\n"


@contextmanager
def pretending(answer: bytes | None) -> Iterator[tuple[str, int]]:
    """Something that listens where a scanner should, and answers wrongly: these bytes, or never."""
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                if answer is None:
                    stop.wait(10)
                else:
                    connection.sendall(answer)

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield server.getsockname()
        stop.set()
        thread.join(10)


@pytest.mark.parametrize("size", [1, 65535, 65536, 65537, 2 * 1024 * 1024])
def test_what_is_clean_passes(clamd, size):
    scan(b"x" * size)


@pytest.mark.parametrize("place", [0, 65536 - 10, 2 * 1024 * 1024], ids=["first", "over the edge of a piece", "last"])
def test_what_is_infected_is_refused_wherever_it_stands(clamd, place):
    content = b"x" * place + MARK + b"x" * 10
    with pytest.raises(Infected, match=NAME):
        scan(content)


def test_a_scanner_is_asked_on_its_socket_as_on_its_port(clamd, settings):
    settings.CLAMD = clamd.socket
    ping()
    scan(b"clean")
    with pytest.raises(Infected):
        scan(MARK)


def test_an_answer_is_not_remembered(clamd, settings):
    scan(b"clean")
    settings.CLAMD = ("127.0.0.1", free_port())
    with pytest.raises(ScannerSilent):
        scan(b"clean")


def test_more_than_the_scanner_takes_is_not_taken(clamd):
    with pytest.raises(ScannerSilent):
        scan(bytes(31 * 1024 * 1024))


@pytest.mark.parametrize(
    "answer", [b"", b"stream: OK", b"stream: INSTREAM size limit exceeded. ERROR\0", b"OK\0", b"x" * 9000]
)
def test_a_wrong_answer_is_no_answer(settings, answer):
    with pretending(answer) as settings.CLAMD, pytest.raises(ScannerSilent, match="none is taken"):
        scan(b"clean")


def test_a_scanner_that_never_answers_is_not_waited_for_for_ever(settings, monkeypatch):
    monkeypatch.setattr(scanning, "ANSWER_SECONDS", 0.2)
    with pretending(None) as settings.CLAMD, pytest.raises(ScannerSilent) as refused:
        scan(b"clean")
    assert "timed out" in refused.value.cause


def test_the_protocol_is_the_one_clamd_documents(settings):
    """Command, pieces after their length in four bytes, an empty piece; so nothing else passes for a scan."""
    sent = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                while not sent.endswith(struct.pack("!I", 0)):
                    sent.extend(connection.recv(65536))
                connection.sendall(b"stream: OK\0")

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        settings.CLAMD = server.getsockname()
        scan(b"clean")
        thread.join(10)
    assert bytes(sent) == b"zINSTREAM\0" + struct.pack("!I", 5) + b"clean" + struct.pack("!I", 0)


def test_what_was_found_is_in_the_log_without_the_name_of_the_file(clamd, caplog):
    with caplog.at_level(logging.WARNING), pytest.raises(Infected):
        scan(MARK)
    assert NAME in caplog.text


# Where files come in


def test_a_form_refuses_an_infected_file_beside_its_field(world, clamd):
    upload = SimpleUploadedFile("people.csv", INFECTED)
    answer = world.client("manager").post(ADDRESS, {"file": upload, "pasted": "what was typed"})
    assert answer.status_code == 422
    page = read(answer)
    assert page.summary == ["#id_file"]
    assert "found something harmful" in answer.content.decode()
    assert page.typed()["pasted"].strip() == "what was typed"
    assert not Person.objects.filter(email="").exists()


def test_a_form_takes_a_clean_file(world, clamd):
    upload = SimpleUploadedFile("people.csv", INFECTED.replace(MARK, b"Ashmere Youth Justice"))
    answer = world.client("manager").post(ADDRESS, {"file": upload, "pasted": ""})
    assert "harmful" not in answer.content.decode()
    assert "Enter a kind of organisation" in answer.content.decode(), "it was read after it was scanned"


def test_a_form_takes_nothing_while_the_scanner_is_silent(world, clamd, settings):
    settings.CLAMD = ("127.0.0.1", free_port())
    answer = world.client("manager").post(ADDRESS, {"file": SimpleUploadedFile("people.csv", b"a,b"), "pasted": ""})
    assert answer.status_code == 422
    assert "Files cannot be checked for viruses just now" in answer.content.decode()


def test_a_file_is_scanned_before_it_is_read(clamd):
    """A table with a fault and a mark is refused for the mark."""
    form = forms.TableForm({}, {"file": SimpleUploadedFile("x.csv", b"=1+1," + MARK)})
    assert not form.is_valid()
    assert "harmful" in form.errors["file"][0]
    assert form.faults == ()


@pytest.fixture
def acting(world):
    token = bound_actor.set(system("tests"))
    yield
    bound_actor.reset(token)


def test_an_infected_file_is_not_kept(acting, clamd):
    with pytest.raises(FileRefused, match="harmful"):
        receive_file(upload=ContentFile(b"%PDF-1.7 " + MARK, name="minutes.pdf"))
    assert not File.objects.exists()


def test_a_clean_file_is_kept(acting, clamd):
    assert receive_file(upload=ContentFile(b"%PDF-1.7 minutes", name="minutes.pdf")).kind == "application/pdf"


def test_nothing_is_kept_while_the_scanner_is_silent(acting, clamd, settings):
    settings.CLAMD = ("127.0.0.1", free_port())
    with pytest.raises(FileRefused, match="none is taken"):
        receive_file(upload=ContentFile(b"%PDF-1.7 minutes", name="minutes.pdf"))
    assert not File.objects.exists()


# Before others are served


def deployed() -> str:
    """What `check --deploy` says as `lineofsight serve` runs it; `tests/journeys/test_start.py` runs the command."""
    assert checks.scanner in registry.get_checks(include_deployment_checks=True)
    said = StringIO()
    try:
        call_command("check", deploy=True, fail_level="ERROR", stdout=said, stderr=said)
    except CommandError as refused:
        return str(refused)
    return said.getvalue()


def test_an_installation_without_a_scanner_is_not_served(db, settings):
    settings.CLAMD = None
    assert "lineofsight.E003" in deployed()
    assert "LINEOFSIGHT_CLAMD" in deployed()


def test_an_installation_whose_scanner_does_not_answer_is_not_served(db, settings, tmp_path):
    settings.CLAMD = ("127.0.0.1", free_port())
    assert "lineofsight.E004" in deployed()
    settings.CLAMD = str(tmp_path / "nothing")
    assert "lineofsight.E004" in deployed()


def test_what_answers_otherwise_is_no_scanner(db, settings):
    with pretending(b"220 mail\0") as settings.CLAMD:
        assert "lineofsight.E004" in deployed()


def test_an_installation_whose_scanner_answers_is_served(db, clamd):
    assert "lineofsight.E" not in deployed()


def test_a_check_that_is_not_of_what_is_served_asks_no_scanner(db, settings):
    settings.CLAMD = ("127.0.0.1", free_port())
    call_command("check", fail_level="ERROR")


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "means"),
    [
        (None, None),
        ("", None),
        ("127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("[::1]:3310", ("::1", 3310)),
        ("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
    ],
)
def test_the_setting_is_read(text, means):
    assert address(text) == means


@pytest.mark.once
@pytest.mark.parametrize("text", ["clamd", ":3310", "127.0.0.1:", "127.0.0.1:clamd", "unix:clamd.ctl"])
def test_a_setting_that_is_no_address_stops_the_start(text):
    with pytest.raises(SystemExit, match="host:port or unix:/path"):
        address(text)
