"""Rehearsing a restore: copy the database and the files, put them back somewhere else, compare, open a sample, remove.

Each kind of database has its own way of copying; what is compared is the same. Nothing of the standing installation is
changed, and of the copy nothing stays.
"""

import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings
from django.db import connection

from lineofsight.core.sealed.rehearsing import postgresql, sqlite
from lineofsight.core.sealed.rehearsing.comparing import Database, Failed, compared, sampled
from lineofsight.core.sealed.rehearsing.files import copied_files, lost_since

__all__ = ["Failed", "rehearse"]

WAYS: dict[str, Callable[..., AbstractContextManager[tuple[Database, Database]]]] = {
    "sqlite": sqlite.restored,
    "postgresql": postgresql.restored,
}


def rehearse(keep_dump: Path | None = None) -> dict[str, int]:
    """Rehearse a restore, and say how much was put back: tables, rows, files, sealed_opened, seconds.

    Args:
        keep_dump: where the dump it makes is left, for whoever wants to look at it; otherwise it is removed.

    Raises:
        Failed: something could not be copied, put back, compared or opened; the sentence says what, and what to do.
    """
    began = time.monotonic()
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="rehearsal-") as scratch:
        folder = Path(scratch)
        with WAYS[connection.vendor](folder, keep_dump) as (standing, copy):
            tables, rows = compared(standing, copy)
            files, missing = copied_files(copy, folder / "files")
            opened = sampled(copy, folder / "files")
        if lost := lost_since(missing):
            raise Failed(f"{len(lost)} files have a row and no bytes, such as {lost[0]}. Put the files’ folder back.")
    return {
        "tables": tables, "rows": rows, "files": files, "sealed_opened": opened,
        "seconds": round(time.monotonic() - began),
    }  # fmt: skip
