"""A PostgreSQL database copied by its own programs, from the state of one moment, into a database of its own."""

import hashlib
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

from lineofsight.core.sealed.rehearsing.comparing import Failed

PREFIX = "lineofsight_rehearsal_"
NAMES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
KEY = """SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indisprimary AND i.indrelid = %s::regclass ORDER BY array_position(i.indkey::int2[], a.attnum)"""


class Side:
    """One side of the comparison: a connection, and what is asked of it."""

    def __init__(self, asked: psycopg.Connection) -> None:
        self.asked = asked

    def tables(self) -> list[str]:
        """Its tables, by name."""
        return [name for (name,) in self.asked.execute(NAMES)]

    def digest(self, table: str) -> tuple[int, str]:
        """How many rows a table has, and a checksum of all of them in the order of their keys."""
        told, count = hashlib.sha256(), 0
        named = sql.Identifier(table)
        key = [sql.Identifier(name) for (name,) in self.asked.execute(KEY, [f'"{table}"'])]
        order = sql.SQL(", ").join(key) if key else sql.SQL("{}::text").format(named)
        query = sql.SQL("COPY (SELECT * FROM {} ORDER BY {}) TO STDOUT").format(named, order)
        with self.asked.cursor() as cursor, cursor.copy(query) as rows:
            for row in rows:
                told.update(row)
                count += bytes(row).count(b"\n")  # a line break in a value is written as two signs
        return count, told.hexdigest()

    def rows(self, table: str, columns: tuple[str, ...], most: int) -> list[tuple]:
        """Some columns of a table's newest rows."""
        named = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
        query = sql.SQL("SELECT {} FROM {} ORDER BY id DESC LIMIT {}").format(named, sql.Identifier(table), most)
        return self.asked.execute(query).fetchall()


@contextmanager
def restored(folder: Path, keep_dump: Path | None) -> Iterator[tuple[Side, Side]]:
    """The database as it stands at one moment, and its copy, in a database that is dropped afterwards."""
    dump, name = folder / "dump", PREFIX + secrets.token_hex(6)
    with psycopg.connect(**connected(connection.settings_dict["NAME"])) as standing:
        standing.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        moment = standing.execute("SELECT pg_export_snapshot()").fetchone()
        run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={moment[0]}", f"--file={dump}",
            connection.settings_dict["NAME"])  # fmt: skip
        if keep_dump:
            shutil.copy(dump, keep_dump)
        with scratch_database(name):
            run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", str(dump))
            with psycopg.connect(**connected(name)) as copy:
                yield Side(standing), Side(copy)


def connected(name: str) -> dict[str, Any]:
    """How a database of the installation's server is reached."""
    known = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    given = {word: connection.settings_dict[key] for word, key in known.items() if connection.settings_dict[key]}
    return {**connection.settings_dict.get("OPTIONS", {}), **given, "dbname": name}


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """A database of its own, for as long as the block lasts.

    Raises:
        Failed: the installation's user may not make one.
    """
    named = sql.Identifier(name)
    with psycopg.connect(**connected(connection.settings_dict["NAME"]), autocommit=True) as server:
        try:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(named))
        except psycopg.errors.InsufficientPrivilege:
            raise Failed(
                "The database’s user may not make a database to restore into. As the server’s administrator run: "
                f'ALTER ROLE "{connection.settings_dict["USER"]}" CREATEDB'
            ) from None
        try:
            yield
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(named))


def run(program: str, *words: str) -> None:
    """Run a program of PostgreSQL against the installation's server.

    Raises:
        Failed: it is not there, or says why it failed.
    """
    if shutil.which(program) is None:
        raise Failed(
            f"{program} was not found. Install PostgreSQL’s client programs, of the server’s version or newer."
        )
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    given = {names[word]: str(value) for word, value in connected("").items() if word in names}
    done = subprocess.run(  # noqa: S603 - our own words
        [program, *words], env={**os.environ, **given}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{program} failed: {done.stderr.strip()[-200:]}")
