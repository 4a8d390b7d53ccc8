"""Databases made once for a whole run, of which each worker and each installation that needs no empty one has a copy.

`tables` is what `migrate` leaves. `stocked` is what the rest of `lineofsight start` finds when it is run again: the
cache's table, and what others published. Whoever comes first makes one; the others wait for it.
"""

import atexit
import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.postgres import programs

HERE = Path(__file__).resolve().parent.parent
CLI = (sys.executable, "-m", "lineofsight.config.cli")
# The folder of the run, told by the process that began it to those it starts.
FOLDER = "TESTS_FOLDER"
# Where the tables are kept from run to run, and what makes them besides the migrations.
KEPT, MADE_WITH = HERE / "build" / "tables", ("Django", "django-allauth", "django-tasks-db")
PREFIX = "lineofsight_laid_out_"


def begin() -> None:
    """Make the folder of a run; what is in it, and its databases, are gone when the run ends."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="lineofsight-laid-out-")
        atexit.register(clear, Path(os.environ[FOLDER]))


def clear(folder: Path) -> None:
    """Take down what was made for the run."""
    for address in folder.glob("*.address"):
        if address.read_text().startswith("postgres"):
            name = sql.Identifier(urlsplit(address.read_text()).path[1:])
            with psycopg.connect(maintenance(), autocommit=True) as server:
                server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
    shutil.rmtree(folder, ignore_errors=True)


def maintenance() -> str:
    """The address of the PostgreSQL server the tests run on; none where they run on SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""


@cache
def tables() -> str:
    """The address of a database in which every table is made and nothing else."""
    return once("tables", "", ["migrate"], keep=KEPT / migrations())


def migrations() -> str:
    """What tells the migrations of this tree, and what else the tables follow from, from those of any other."""
    digest = hashlib.sha256("".join(f"{each}=={version(each)}\n" for each in MADE_WITH).encode())
    for path in sorted(HERE.glob("lineofsight/**/migrations/*.py")):
        digest.update(path.relative_to(HERE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def stocked() -> str:
    """The address of a database that lacks nothing but the first administrator."""
    return once("stocked", tables(), ["createcachetable"], ["load_benchmarks"])


def once(name: str, like: str, *commands: list[str], keep: Path | None = None) -> str:
    """The address of a database that the product's own commands have made, by this process or another of the run.

    Args:
        keep: where it is kept for later runs, which then make it by copying; what was kept before it is dropped.
    """
    folder = Path(os.environ[FOLDER])
    known = folder / f"{name}.address"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not known.exists():
            address = created(folder / f"{name}.sqlite3", PREFIX + secrets.token_hex(6), like)
            if keep is None or not taken(address, keep):
                run(folder, address, commands)
                if keep is not None:
                    put_by(address, keep)
            known.write_text(address)
    return known.read_text()


def ending() -> str:
    """How the name of a kept database of this kind of server ends; one PostgreSQL does not read another's for sure."""
    if not maintenance():
        return ".sqlite3"
    with psycopg.connect(maintenance()) as server:
        return f".{server.info.server_version // 10_000}.sql"


def taken(address: str, kept: Path) -> bool:
    """Fill an empty database from what a run before this one put by; whether there was anything."""
    put = kept.with_suffix(ending())
    if not put.exists():
        return False
    if not maintenance():
        shutil.copy(put, urlsplit(address).path)
        return True
    words = [str(programs() / "psql"), "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    subprocess.run([*words, f"--file={put}", address], check=True)
    return True


def put_by(address: str, kept: Path) -> None:
    """Keep what a database holds for the next run, whole or not at all: not where a server is newer than `pg_dump`."""
    made = Path(os.environ[FOLDER]) / "put_by"
    if not maintenance():
        shutil.copy(urlsplit(address).path, made)
    elif subprocess.run(
        [str(programs() / "pg_dump"), "--format=plain", "--no-owner", f"--file={made}", address], capture_output=True
    ).returncode:
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    for older in kept.parent.glob(f"*{ending()}"):
        older.unlink(missing_ok=True)
    beside = kept.with_suffix(f".{secrets.token_hex(4)}")
    shutil.move(made, beside)
    beside.replace(kept.with_suffix(ending()))


def created(file: Path, name: str, like: str = "") -> str:
    """Create a database, in a file or under a name of the server; returns its address.

    Args:
        like: the address of a database it begins as a copy of, to which nobody is connected; none: it is empty.
    """
    if not maintenance():
        if like:
            shutil.copy(urlsplit(like).path, file)
        return f"sqlite://{file}"
    parts = {"name": sql.Identifier(name), "like": sql.Identifier(urlsplit(like).path[1:] or "template1")}
    with psycopg.connect(maintenance(), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {like}").format(**parts))
    return urlsplit(maintenance())._replace(path=f"/{name}").geturl()


def run(folder: Path, address: str, commands: tuple[list[str], ...]) -> None:
    """Run commands of the product on a database, with secrets of their own."""
    environment = ours() | {"DATABASE_URL": address, "LINEOFSIGHT_DATA": str(folder / "data")}
    secrets_made = [sys.executable, "-c", "from lineofsight.config import environment; environment.make_secrets()"]
    for command in (secrets_made, *([*CLI, *words] for words in commands)):
        done = subprocess.run(command, env=environment, cwd=HERE, capture_output=True, text=True)
        assert done.returncode == 0, f"`{' '.join(command)}` failed:\n{done.stdout}\n{done.stderr}"


def ours() -> dict[str, str]:
    """The environment without what the tests' own process is set to."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("LINEOFSIGHT_", "DJANGO_"))}


@contextmanager
def begun_with_tables(connection) -> Iterator[None]:
    """Let the test database of a Django connection begin as a copy of `tables`: `migrate` finds nothing left to do."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = urlsplit(tables()).path[1:]
        yield
        return
    creation, kept = connection.creation, []
    create: Callable[..., str] = creation._create_test_db

    def copied(*given, **options) -> str:
        name = create(*given, **options)
        # In memory, and shared: it lasts as long as somebody is connected.
        kept.append(sqlite3.connect(name, uri=True))
        with closing(sqlite3.connect(urlsplit(tables()).path)) as made:
            made.backup(kept[0])
        return name

    creation._create_test_db = copied
    yield
    for each in kept:
        each.close()
