"""A SQLite database copied by its own backup, from the state of one moment."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from lineofsight.core.sealed.rehearsing.comparing import Failed

NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


class Side:
    """One side of the comparison: a connection, and what is asked of it."""

    def __init__(self, asked: sqlite3.Connection) -> None:
        self.asked = asked

    def tables(self) -> list[str]:
        """Its tables, by name."""
        return [name for (name,) in self.asked.execute(NAMES)]

    def digest(self, table: str) -> tuple[int, str]:
        """How many rows a table has, and a checksum of all of them in the order of their keys."""
        told, count = hashlib.sha256(), 0
        key = self.key(table)
        for row in self.asked.execute(f'SELECT * FROM "{table}" ORDER BY {key}'):  # noqa: S608 - names of the database's own
            told.update(repr(row).encode())
            count += 1
        return count, told.hexdigest()

    def key(self, table: str) -> str:
        """The columns of a table's key; its own order where it has none."""
        columns = self.asked.execute(f'PRAGMA table_info("{table}")').fetchall()
        names = [name for _, name, *_, part in sorted(columns, key=lambda column: column[5]) if part]
        return ", ".join(f'"{name}"' for name in names) or "rowid"

    def rows(self, table: str, columns: tuple[str, ...], most: int) -> list[tuple]:
        """Some columns of a table's newest rows."""
        named = ", ".join(f'"{column}"' for column in columns)
        return self.asked.execute(f'SELECT {named} FROM "{table}" ORDER BY id DESC LIMIT {most:d}').fetchall()  # noqa: S608


@contextmanager
def restored(folder: Path, keep_dump: Path | None) -> Iterator[tuple[Side, Side]]:
    """The database as it stands at one moment, and its copy, opened from its file alone."""
    connection.ensure_connection()
    standing: sqlite3.Connection = connection.connection
    if standing.in_transaction:
        raise Failed("A rehearsal is not run inside a transaction: what is being written could not be copied.")
    standing.execute("BEGIN")
    standing.execute(NAMES).fetchone()  # from here on it reads the state of this moment
    try:
        file = folder / "copy.sqlite3"
        with closing(sqlite3.connect(file)) as target:
            standing.backup(target)
        if keep_dump:
            shutil.copy(file, keep_dump)
        # Read as Django reads, so that both sides give a day as a day.
        read_as = sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, detect_types=read_as)) as copy:
            if (sound := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                raise Failed(f"The copy is damaged: {sound}")
            yield Side(standing), Side(copy)
    except sqlite3.Error as problem:
        raise Failed(f"The database could not be copied and read: {problem}") from None
    finally:
        standing.execute("ROLLBACK")
