"""The first five minutes of an installation: `lineofsight start` and `lineofsight serve` on an empty machine."""

import os
import re
import shutil
import signal
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest
from psycopg import sql

from tests import laid_out
from tests.live import Live, installation
from tests.mail import waited_for
from tests.postgres import free_port

HAS_BEGUN = re.compile("The worker .* has begun")


def before_it_serves(test):
    """What is looked at before a database is asked: on one database alone, and all on one worker, which starts once."""
    return pytest.mark.once(pytest.mark.xdist_group("begun")(test))


def status(address: str) -> int:
    """What an address answers to whoever only looks."""
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own address
            return answer.status
    except HTTPError as refused:
        with refused:
            return refused.code


@pytest.mark.once
def test_a_machine_where_nothing_was_started_says_what_to_run(empty):
    done = empty.run("serve")
    assert done.returncode != 0
    assert "There is no secret" in done.stderr
    assert "Run `lineofsight start`" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def begun() -> Iterator[Live]:
    """An installation that was started, for tests of what keeps it from being served: each leaves it as it was."""
    with installation(laid_out.stocked()) as live:
        live.start()
        yield live


@pytest.fixture
def keys(begun) -> Iterator[Path]:
    """Its keys, put back after a test."""
    path = begun.folder / "data" / "keys"
    kept = Path(shutil.copy2(path, begun.folder / "kept"))
    yield path
    kept.replace(path)


@before_it_serves
def test_without_its_keys_nothing_starts(begun, keys):
    keys.unlink()
    done = begun.run("serve", "--port", "1")
    assert done.returncode != 0
    assert "keys" in done.stderr
    assert "Traceback" not in done.stderr


@before_it_serves
def test_keys_that_are_spoilt_are_said_to_be(begun, keys):
    keys.write_text("k1 short\n")
    done = begun.run("serve", "--port", "1")
    assert done.returncode != 0
    assert "keys must hold a line for each key" in done.stderr
    assert "Traceback" not in done.stderr


def test_start_prints_a_link_that_opens_and_serve_answers(empty):
    """All of it on an empty machine: the tables are made here, and what others published is loaded."""
    empty.start()
    empty.serve()
    assert empty.link.startswith(f"{empty.address}/link/")
    assert status(empty.link) == 200
    assert status(empty.link) == 200, "looking spends nothing"
    assert empty.count("people_person") == 1
    assert empty.count("insight_benchmark") > 60_000
    assert empty.stop() == 0
    assert not empty.healthy()


def test_started_twice_the_newer_link_opens_and_the_older_has_ended(live):
    older = live.link
    newer = live.start()
    assert newer != older
    assert status(newer) == 200
    assert status(older) == 410
    assert live.count("people_person") == 1, "the same administrator, not two"


@before_it_serves
def test_the_keys_are_their_owners_alone(begun):
    for name in ("keys", "secret"):
        assert (begun.folder / "data" / name).stat().st_mode & 0o077 == 0


@before_it_serves
def test_a_port_that_is_taken_is_a_failure_and_not_a_silence(begun):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = begun.run("serve", "--port", str(port))
    assert done.returncode != 0
    assert f"Port {port} of 127.0.0.1 cannot be used" in done.stderr


def test_when_the_worker_stops_by_itself_the_site_does_not_stay_up_without_it(live):
    worker = children(live.server.pid, "work")
    os.kill(worker, signal.SIGKILL)
    assert live.server.wait(30) != 0
    assert "The worker stopped by itself" in live.log.read_text()
    assert not live.healthy()


def test_a_database_server_that_is_away_for_a_while_ends_neither_the_site_nor_its_worker(live):
    if live.vendor != "postgresql":
        pytest.skip("SQLite has no server that could be away.")
    assert waited_for(lambda: HAS_BEGUN.search(live.log.read_text()), 30)
    worker = children(live.server.pid, "work")
    database = urlsplit(live.environment["DATABASE_URL"]).path[1:]
    name = sql.Identifier(database)
    with psycopg.connect(laid_out.maintenance(), autocommit=True) as server:
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database])
        waits = waited_for(lambda: "The worker waits for its database" in live.log.read_text(), 120)
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
    assert waits
    assert waited_for(lambda: len(HAS_BEGUN.findall(live.log.read_text())) == 2, 120)
    assert live.server.poll() is None
    assert children(live.server.pid, "work") == worker
    assert waited_for(live.healthy, 30)


def children(parent: int, word: str) -> int:
    """The process with this word in its command that a process began, read from the machine's own table."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            began_by = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (folder / "cmdline").read_bytes().decode().split("\0")
        except OSError:
            continue
        if began_by == parent and word in command:
            return int(folder.name)
    raise LookupError(f"{parent} began no {word}.")


def served_to_others(live: Live, **settings: str) -> Live:
    """The same installation at an address for others."""
    address = {"LINEOFSIGHT_ADDRESS": "https://partnership.example"}
    return replace(live, environment={**live.environment, **address, **settings})


@before_it_serves
def test_an_installation_for_others_is_not_served_without_a_virus_scanner(begun):
    done = served_to_others(begun).run("serve", "--port", str(free_port()))
    assert done.returncode != 0
    assert "No virus scanner is set" in done.stderr
    assert "LINEOFSIGHT_CLAMD" in done.stderr
    assert "Traceback" not in done.stderr


@before_it_serves
def test_a_scanner_that_is_set_is_asked_before_others_are_served(begun, running_clamd):
    asks = ("check", "--deploy", "--fail-level", "ERROR")
    done = served_to_others(begun, LINEOFSIGHT_CLAMD=f"unix:{running_clamd.socket}").run(*asks)
    assert done.returncode == 0, done.stderr
    done = served_to_others(begun, LINEOFSIGHT_CLAMD=f"127.0.0.1:{free_port()}").run(*asks)
    assert done.returncode != 0
    assert "does not answer" in done.stderr
