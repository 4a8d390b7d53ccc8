"""The real product, started as a user starts it: `lineofsight start` on an empty database, then `lineofsight serve`.

The server and its worker are processes of their own, with real mail and the second step. Which database they use
follows DATABASE_URL, as in every other test.
"""

import os
import re
import secrets
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest
from psycopg import sql

from tests import laid_out
from tests.laid_out import CLI, HERE
from tests.mail import Mailbox, mail_server, waited_for
from tests.postgres import free_port

LINK = re.compile(r"https?://\S+/link/\S+/")
ADMINISTRATOR = ("Ad Administrator", "administrator@installation.example")
# On a machine that does much else; alone it starts in six.
SECONDS_TO_START, SECONDS_TO_STOP = 120, 25
# What a test asks of the site, one process of the web server answers as well as the usual number would.
ALONE = "--workers=1"


@dataclass
class Live:
    """One installation: where it answers, how its administrator comes in, and what its commands are run with."""

    vendor: str
    folder: Path
    environment: dict[str, str]
    address: str
    mailbox: Mailbox
    link: str = ""
    server: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def log(self) -> Path:
        """What the server and the worker said."""
        return self.folder / "log"

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run a command of the product in this installation, and wait for its end, or make it end."""
        command = subprocess.Popen(
            [*CLI, *arguments], env=self.environment, cwd=HERE, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            said, complained = command.communicate(timeout=SECONDS_TO_START)
        except subprocess.TimeoutExpired:
            os.killpg(command.pid, signal.SIGKILL)
            said, complained = command.communicate()
            raise AssertionError(f"`{' '.join(arguments)}` did not end:\n{said}\n{complained}") from None
        return subprocess.CompletedProcess(arguments, command.returncode, said, complained)

    def start(self) -> str:
        """Run `lineofsight start`; returns the administrator's one-time link, which it printed."""
        name, email = ADMINISTRATOR
        done = self.run("start", "--name", name, "--email", email)
        assert done.returncode == 0, f"`start` failed:\n{done.stdout}\n{done.stderr}"
        self.link = LINK.search(done.stdout)[0]
        return self.link

    def serve(self, *options: str) -> None:
        """Run `lineofsight serve` until `stop`; returns when it answers."""
        self.begin_to_serve(*options)
        answered = waited_for(lambda: self.server.poll() is not None or self.healthy(), SECONDS_TO_START)
        assert answered, f"`serve` did not answer:\n{self.log.read_text()}"
        assert self.server.poll() is None, f"`serve` stopped:\n{self.log.read_text()}"

    def begin_to_serve(self, *options: str) -> None:
        """Run `lineofsight serve` until `stop`, and wait for nothing."""
        port = str(urlsplit(self.address).port)
        with self.log.open("a") as log:
            self.server = subprocess.Popen(
                [*CLI, "serve", "--port", port, *options], env=self.environment, cwd=HERE, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def healthy(self) -> bool:
        """Whether the site answers."""
        try:
            with urlopen(f"{self.address}/healthy/", timeout=2) as answer:  # noqa: S310 - our own address
                return answer.read() == b"healthy\n"
        except (URLError, OSError):
            return False

    def kill_worker(self) -> None:
        """Kill the process that sends mail, at whatever it is doing, and wait until the whole of `serve` has ended."""
        server, self.server = self.server, None
        for folder in Path("/proc").glob("[0-9]*"):
            words = (folder / "cmdline").read_bytes().split(b"\0") if (folder / "cmdline").exists() else []
            if b"work" in words and int((folder / "stat").read_text().rsplit(")")[1].split()[1]) == server.pid:
                os.kill(int(folder.name), signal.SIGKILL)
        assert server.wait(SECONDS_TO_STOP) != 0, "`serve` goes on without its worker"

    def change(self, statement: str) -> None:
        """Change a row of the installation's own database, as time would."""
        url = self.environment["DATABASE_URL"]
        if self.vendor == "postgresql":
            with psycopg.connect(url) as connection:
                connection.execute(statement)
            return
        with closing(sqlite3.connect(urlsplit(url).path)) as connection, connection:
            connection.execute(statement)

    def stop(self) -> int | None:
        """Stop it as a service manager does; returns its exit code, none where it was not running.

        Raises:
            AssertionError: it did not stop, and was made to.
        """
        if self.server is None:
            return None
        server, self.server = self.server, None
        server.send_signal(signal.SIGTERM)
        try:
            return server.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
            raise AssertionError(f"`serve` did not stop:\n{self.log.read_text()}") from None

    def count(self, table: str) -> int:
        """How many rows the installation's own database has in a table, asked of that database itself."""
        url = self.environment["DATABASE_URL"]
        if self.vendor == "postgresql":
            with psycopg.connect(url) as connection:
                query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
                return connection.execute(query).fetchone()[0]
        with closing(sqlite3.connect(urlsplit(url).path)) as connection:
            return connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - our own word


@contextmanager
def empty_database(folder: Path, like: str = "") -> Iterator[tuple[str, str]]:
    """The address of a database with nothing in it and what kind it is; gone when the block ends.

    Args:
        like: the address of a database it begins as a copy of, to which nobody is connected.
    """
    name = f"lineofsight_live_{secrets.token_hex(6)}"
    address = laid_out.created(folder / "live.sqlite3", name, like)
    if not laid_out.maintenance():
        yield address, "sqlite"
        return
    try:
        yield address, "postgresql"
    finally:
        with psycopg.connect(laid_out.maintenance(), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def installation(like: str = "", **settings: str) -> Iterator[Live]:
    """An empty machine with a mail server: nothing of the product has run on it yet.

    Args:
        like: the database its own is a copy of; none: it is empty.
        settings: more of the product's own settings, such as LINEOFSIGHT_SMTP_HOST="" for no mail server.
    """
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-live-"))
    address = f"http://127.0.0.1:{free_port()}"
    try:
        with mail_server() as mailbox, empty_database(folder, like) as (database, vendor):
            environment = laid_out.ours() | {
                "DATABASE_URL": database,
                "LINEOFSIGHT_DATA": str(folder / "data"),
                "LINEOFSIGHT_ADDRESS": address,
                "LINEOFSIGHT_SMTP_HOST": "127.0.0.1",
                "LINEOFSIGHT_SMTP_PORT": str(mailbox.port),
                "LINEOFSIGHT_SMTP_TLS": "0",
                "LINEOFSIGHT_FROM": "Line of Sight <no-reply@installation.example>",
                **settings,
            }
            live = Live(vendor, folder, environment, address, mailbox)
            try:
                yield live
            finally:
                live.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(**settings: str) -> Iterator[Live]:
    """An installation that was started and serves."""
    with installation(laid_out.stocked(), **settings) as live:
        live.start()
        live.serve(ALONE)
        assert live.count("people_person") == 1, "the administrator is not in the database this test means to use"
        yield live


def note(request: pytest.FixtureRequest, live: Live) -> Live:
    """Write down for the proof which database an installation really runs on, and keep it for a failure's report."""
    request.node.user_properties.append(("database", live.vendor))
    request.node.stash[INSTALLATION] = live
    return live


INSTALLATION = pytest.StashKey[Live]()


@pytest.fixture
def empty(request) -> Iterator[Live]:
    """An empty machine; the test runs the commands itself."""
    with installation() as live:
        yield note(request, live)


@pytest.fixture
def live(request) -> Iterator[Live]:
    """The product, started on an empty database and serving, with real mail and the second step."""
    with running() as started:
        yield note(request, started)
