"""A real virus scanner for the tests: Debian's clamd on this machine alone, with one signature of our own.

The signature is for a harmless line that no other scanner knows. A test that wants the scanner asks for `clamd`, which
also names it in the settings; one that wants none asks for nothing.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.postgres import free_port

MARK = b"line-of-sight test signature, harmless"
NAME = "LineOfSight.Harmless.UNOFFICIAL"
SECONDS_TO_START = 60
SETTINGS = """
Foreground yes
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
LocalSocket {folder}/socket
TCPSocket {port}
TCPAddr 127.0.0.1
LogFile {folder}/log
SelfCheck 3600
MaxThreads 4
StreamMaxLength 30M
"""


@dataclass(frozen=True)
class Scanner:
    """Where it listens: on a port of this machine, and on a socket."""

    port: int
    socket: str

    @property
    def host_and_port(self) -> tuple[str, int]:
        return "127.0.0.1", self.port


@pytest.fixture(scope="session")
def running_clamd() -> Iterator[Scanner]:
    """clamd, once for each worker. Without it a test is skipped; REQUIRE_CLAMD=1 makes that a failure."""
    program = shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if program is None:
        absent("clamd was not found on this machine, so no virus scanner was asked.")
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))
    scanner = Scanner(free_port(), str(folder / "socket"))
    (folder / "signatures").mkdir()
    (folder / "signatures" / "ours.ndb").write_text(f"LineOfSight.Harmless:0:*:{MARK.hex()}\n")
    (folder / "clamd.conf").write_text(SETTINGS.format(folder=folder, port=scanner.port))
    process = subprocess.Popen(
        [program, "--config-file", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(scanner, process, folder / "log")
        yield scanner
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def absent(sentence: str) -> None:
    if os.environ.get("REQUIRE_CLAMD") == "1":
        pytest.fail(f"{sentence} REQUIRE_CLAMD=1 asks for it.")
    pytest.skip(sentence)


def wait_for(scanner: Scanner, process: subprocess.Popen, log: Path) -> None:
    """Until it answers; where it does not, its own words are shown."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(scanner.host_and_port, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"clamd did not start:\n{log.read_text() if log.exists() else ''}")


@pytest.fixture
def clamd(running_clamd, settings, request) -> Scanner:
    """The scanner, set for the product as an installation sets it; the JUnit file says that this test asked it."""
    settings.CLAMD = running_clamd.host_and_port
    request.node.user_properties.append(("scanner", "clamd"))
    return running_clamd
