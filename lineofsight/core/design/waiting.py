"""What a record waits for, as its page lists it first: what is late before the rest, with what its reader may do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """One thing that is waited for.

    Args:
        when: by when, or since when. note: what was written down of it, or what to do about it. does: what its reader
            may do now, with the address where.
    """

    what: str
    when: str
    late: bool = False
    note: str = ""
    does: str = ""
    address: str = ""


def late_first(found: Iterable[Waiting]) -> list[Waiting]:
    """The same with what is late before the rest."""
    return sorted(found, key=lambda each: not each.late)
