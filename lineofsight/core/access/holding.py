"""Which jobs are being run at this moment: a lock for each, which is let go of when its holder dies, however it dies.

On PostgreSQL the session that runs a job holds it, and the server lets go when the session ends. On SQLite it is a byte
of a file in the data folder, and the machine lets go when the process ends. No moment has to be written down, and no
time has to pass before a dead worker is known to be dead.
"""

import fcntl
import os
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db import connection

NUMBERS = 2**62
FILE = "running"


def number_of(job: UUID) -> int:
    """The number of a job's lock: what both databases take for one."""
    return job.int % NUMBERS


def hold(job: UUID) -> bool:
    """Take the lock of a job, without waiting; whether nobody else has it. One's own may be taken again."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number_of(job)])
            return bool(cursor.fetchone()[0])
    try:
        fcntl.lockf(held_in(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number_of(job))
    except (BlockingIOError, PermissionError):  # systems differ in how they say that somebody has it
        return False
    return True


def let_go() -> None:
    """Let go of every job held here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
    else:
        fcntl.lockf(held_in(), fcntl.LOCK_UN, 0, 0)


@cache
def held_in() -> int:
    """The file whose bytes are held. It is opened once and stays open: to close it would let go of all."""
    return os.open(settings.DATA / FILE, os.O_RDWR | os.O_CREAT, 0o600)
