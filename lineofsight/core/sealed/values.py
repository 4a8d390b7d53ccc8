"""Text sealed in a room: it prints as "sealed" and is read only with what opening the room hands out."""

from dataclasses import dataclass
from typing import Any, NoReturn

from django.apps import apps
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from lineofsight.core.access.sealing import is_under_old_key, seal, sealed_anew, unseal
from lineofsight.kernel.lifecycle import MoveRefused

SHUT = "sealed"


class Shut(Exception):
    """What is sealed was asked for with the opening of another room, or of another row of it."""


class Erased(MoveRefused):
    """Something is written into a room after what stood in it was erased."""


@dataclass(frozen=True)
class Opened:
    """What opening a room hands out, for one request: whoever holds it may read what is sealed there.

    Made by the services of this app alone, after the grant was checked and the trail written. `rows` are the refs of
    the only rows it opens, for somebody who reads what they wrote themselves; empty: the whole room.
    """

    room_id: int
    reason: str
    rows: frozenset[str] = frozenset()

    def opens(self, row: Any) -> bool:
        """Whether it opens what is sealed in a row."""
        return row.room_id == self.room_id and (not self.rows or row.ref in self.rows)


class Sealed:
    """A sealed text in the hand. It has no words until it is opened: not in a page, a log, an error or a cache."""

    __slots__ = ("_column", "_kept", "_row", "_said")

    def __init__(self, row: Any, column: str, *, kept: bytes = b"", said: str | None = None) -> None:
        self._row, self._column, self._kept, self._said = row, column, kept, said

    def __str__(self) -> str:
        return SHUT if self else ""

    def __repr__(self) -> str:
        return f"<{SHUT}>"

    def __bool__(self) -> bool:
        return bool(self._kept if self._said is None else self._said)

    def __reduce_ex__(self, protocol) -> NoReturn:
        raise TypeError("What is sealed is not put into caches, sessions or jobs.")

    def open(self, opened: Opened) -> str:
        """What it says.

        Raises:
            Shut: another room was opened, or another row.
            Unopened: the bytes were moved or changed, or their key is gone.
        """
        if not opened.opens(self._row):
            raise Shut("This is sealed in another room.")
        if self._said is not None:
            return self._said
        return unseal(self._kept, **self.place()).decode() if self._kept else ""

    def at_rest(self) -> bytes:
        """The bytes that are kept: sealed under the current key where the text is new, and where its row, read before
        the keys were changed, is saved only now. What no key opens any more is left as it is."""
        if self._said is None:
            return sealed_anew(self._kept, **self.place()) if is_under_old_key(self._kept) else self._kept
        return seal(self._said.encode(), **self.place()) if self._said else b""

    def put_into(self, row: Any, column: str) -> "bytes | Fresh":
        """What is written down in a row that is given this, as Django does when it reads a row again.

        Raises:
            TypeError: it is of another row or column, where its bytes would never open.
        """
        if Sealed(row, column).place() != self.place():
            raise TypeError("What is sealed stands in its own row alone: open it, and write what it says.")
        return self._kept if self._said is None else Fresh(self._said)

    def place(self) -> dict[str, str]:
        """Where it stands: bound into the bytes, so that they open nowhere else."""
        return {"table": self._row._meta.db_table, "column": self._column, "ref": self._row.ref}


class SealedAttribute(DeferredAttribute):
    """Hands out a row's sealed text as a `Sealed`, whatever was put there."""

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        name = self.field.attname
        if isinstance(value, str):
            return Sealed(instance, name, said=value)
        return Sealed(instance, name, kept=bytes(value or b""))

    def __set__(self, instance: Any, value: Any) -> None:
        if isinstance(value, Sealed):
            value = value.put_into(instance, self.field.attname)
        instance.__dict__[self.field.attname] = Fresh(value) if isinstance(value, str) else value


class Fresh(str):
    """A text not yet at rest; an error that shows its row does not show it, and no cache or job takes it."""

    __slots__ = ()

    def __reduce_ex__(self, protocol) -> NoReturn:
        raise TypeError("What is sealed is not put into caches, sessions or jobs.")

    def __repr__(self) -> str:
        return f"<{SHUT}>"


class SealedText(models.BinaryField):
    """A column of text sealed with its table, column and row. Its model has a `ref` and a `room`.

    It is written by giving a row a text and saving that row, never by `update`, which does not know the row. Once its
    room was erased it is written no more: a row that somebody had read before would put its text back.
    """

    descriptor_class = SealedAttribute
    # What the type checker is told: a text is given, and something sealed is got.
    _pyi_private_set_type: str | bytes | Sealed
    _pyi_private_get_type: Sealed  # type: ignore[assignment]

    def __init__(self, **options):
        super().__init__(**{"default": b"", "editable": False, **options})

    def pre_save(self, row: Any, add: bool) -> bytes:
        kept: bytes = getattr(row, self.attname).at_rest()
        if kept and room_is_erased(row.room_id):
            raise Erased("What stood in this room was erased, and nothing is written in it any more.")
        setattr(row, self.attname, kept)
        return kept

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, str):
            raise TypeError("A sealed text is written by saving its row.")
        return super().get_prep_value(value)


def room_is_erased(room_id: int) -> bool:
    """Whether what stood in a room was erased."""
    erasures = apps.get_model("sealed", "Erasure")
    return erasures._base_manager.filter(room=room_id).exists()
