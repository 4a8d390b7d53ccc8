"""What was put back is what stood: table by table, and a sample of what is sealed opened with the keys."""

import hashlib
from pathlib import Path
from typing import Protocol

from lineofsight.core.access.sealing import Unopened, unseal
from lineofsight.core.documents.services import PLACE as IN_FILES
from lineofsight.core.sealed.selectors.rotation import sealed_columns

SAMPLE = 25


class Failed(Exception):
    """The rehearsal failed; the sentence says why."""


class Database(Protocol):
    """One side of the comparison."""

    def tables(self) -> list[str]:
        """Its tables, by name."""
        ...

    def digest(self, table: str) -> tuple[int, str]:
        """How many rows a table has, and a checksum of all of them in the order of their keys."""
        ...

    def rows(self, table: str, columns: tuple[str, ...], most: int) -> list[tuple]:
        """Some columns of a table's newest rows; none of `most`: of all."""
        ...


def compared(standing: Database, copy: Database) -> tuple[int, int]:
    """How many tables and rows are the same on both sides.

    Raises:
        Failed: a table is missing, or differs.
    """
    tables, total = standing.tables(), 0
    if missing := sorted(set(tables) ^ set(copy.tables())):
        raise Failed(f"The copy does not have the same tables: {', '.join(missing)}.")
    for table in tables:
        (count, told), (count_back, told_back) = standing.digest(table), copy.digest(table)
        if count != count_back:
            raise Failed(f"The table {table} has {count} rows, and {count_back} were put back.")
        if told != told_back:
            raise Failed(f"The table {table} has as many rows as were put back, but they do not say the same.")
        total += count
    return len(tables), total


def sampled(copy: Database, files: Path) -> int:
    """How many sealed texts and files of the copy were opened with the keys: the newest of each kind.

    Raises:
        Failed: one does not open.
    """
    opened = 0
    for model, column in sealed_columns():
        table = model._meta.db_table
        for ref, sealed in copy.rows(table, ("ref", column), SAMPLE):
            if sealed:
                opened += opens(bytes(sealed), f"{table}.{column}", table=table, column=column, ref=ref)
    for ref, place, sha256 in copy.rows("documents_file", ("ref", "place", "sha256"), SAMPLE):
        if (files / place).exists():
            opened += opens((files / place).read_bytes(), "a file", sha256=sha256, ref=ref, **IN_FILES)
    return opened


def opens(sealed: bytes, what: str, *, sha256: str = "", **place: str) -> int:
    """One, where something sealed opens; and is what its row says, where that says it."""
    try:
        plain = unseal(sealed, **place)
    except Unopened as unopened:
        raise Failed(f"Something sealed in {what} does not open: {unopened}") from None
    if sha256 and hashlib.sha256(plain).hexdigest() != sha256:
        raise Failed(f"The file {place['ref']} opens, and is not the one that was kept.")
    return 1
