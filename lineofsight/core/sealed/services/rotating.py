"""Sealing everything anew under the current key, so that an old one may be dropped: rows, files, second steps.

Each batch is a transaction; what is under the current key already is left alone, so that a run that was broken off goes
on where it was. Nothing but sealed bytes changes, and they say the same as before: readers and writers go on meanwhile.
Before it is said that nothing is left, every writer who began under the old key is waited for.
"""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Model

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.sealing import sealed_anew
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import PLACE as IN_FILES
from lineofsight.core.notices.accounts import SECRET
from lineofsight.core.sealed.selectors.rotation import is_old, old_in, old_secrets, place_of, sealed_secret

# What a file's new bytes are called until they stand in its place, and for how many seconds nobody looks at them:
# between a file's beginning and its lock lies a moment.
BESIDE, YOUNG = ".rotating-", 60


@operation("sealed.rotate_rows", kinds=("system",))
def rotate_rows(actor: Actor, *, model: type[Model], column: str, rows: Iterable[int]) -> int:
    """Seal a batch of a column's rows anew; returns how many were."""
    standing = model._base_manager.select_for_update().filter(pk__in=list(rows))
    table, done = model._meta.db_table, 0
    for pk, ref, sealed in standing.values_list("pk", "ref", column):
        if is_old(sealed):
            anew = sealed_anew(sealed, table=table, column=column, ref=ref)
            done += model._base_manager.filter(pk=pk).update(**{column: anew})
    return done


@operation("sealed.rotate_files", kinds=("system",))
def rotate_files(actor: Actor, *, rows: Iterable[int]) -> int:
    """Seal a batch of files anew, each in its place in one step: whoever reads it has the old bytes or the new."""
    done = 0
    for file in File._base_manager.select_for_update().filter(pk__in=list(rows)):
        place = place_of(file)
        sealed = place.read_bytes() if place.exists() else b""
        if is_old(sealed):
            replace(place, sealed_anew(sealed, ref=file.ref, **IN_FILES))
            done += 1
    return done


@operation("sealed.count_old", kinds=("system",))
def count_old(actor: Actor, *, model: type[Model]) -> dict[str, int]:
    """What of a table is still under an old key, counted once whoever was writing to it has ended, and while nobody
    writes: a row that was sealed before the keys were changed and stands only since is among it.

    One table at a time, so that nobody who writes to several waits for this while this waits for them. SQLite lets
    nobody else write from the start of a transaction.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(model._meta.db_table)} IN SHARE MODE")
    return old_in(model)


def replace(place: Path, content: bytes) -> None:
    """Put a file's new bytes where the old ones stand, whole or not at all. They are locked until they do, which ends
    with the process however it ends, so that what it left can be told from what it still writes."""
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=BESIDE, delete=False) as beside:
        fcntl.flock(beside, fcntl.LOCK_EX)
        beside.write(content)
        beside.flush()
        os.fsync(beside.fileno())
        Path(beside.name).replace(place)


def clear_left() -> int:
    """Remove what runs that were killed left beside the files, and nothing a run that goes on still writes; returns how
    many."""
    folder = Path(default_storage.path(""))
    return sum(is_left(beside) for beside in folder.rglob(f"{BESIDE}*") if beside.is_file())


def is_left(beside: Path) -> bool:
    """Whether nobody writes a file any more; it is gone then."""
    try:
        with beside.open("rb") as standing:
            fcntl.flock(standing, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if time.time() - os.fstat(standing.fileno()).st_mtime < YOUNG:
                return False
            beside.unlink()
    except (BlockingIOError, FileNotFoundError):
        return False
    return True


@operation("sealed.rotate_second_steps", kinds=("system",))
def rotate_second_steps(actor: Actor, *, rows: Iterable[int]) -> int:
    """Seal the secrets of a batch of second steps anew."""
    done = 0
    for step in Authenticator.objects.select_for_update().filter(pk__in=list(rows)):
        if old_secrets(step):
            step.data = {name: secret_anew(value) for name, value in step.data.items()}
            step.save(update_fields=["data"])
            done += 1
    return done


def secret_anew(value: Any) -> Any:
    """One value of a second step's data, under the current key where it is a sealed one."""
    if isinstance(value, list):
        return [secret_anew(each) for each in value]
    sealed = sealed_secret(value)
    return sealed_anew(sealed, **SECRET).hex() if is_old(sealed) else value
