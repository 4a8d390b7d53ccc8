"""Reads of what is sealed, and under which key: every column, every file, every second step of the installation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import BinaryField, Model

from lineofsight.core.access.sealing import current_key, key_of, keys
from lineofsight.core.documents.models import File

BATCH = 200
KEY_LONGEST = 100


def sealed_columns() -> Iterator[tuple[type[Model], str]]:
    """Every column of the house that is sealed where it stands: bytes, in a row with a ref, declared as sealed."""
    for model in apps.get_models():
        privacy = getattr(model, "privacy", None)
        for field in model._meta.concrete_fields:
            if isinstance(field, BinaryField) and privacy and field.name in privacy.sealed:
                yield model, field.name


def batches(model: type[Model], most: int = BATCH) -> Iterator[list[int]]:
    """The keys of a table's rows, some at a time. Of every partnership, for the keys are the installation's: only a
    table's plain manager is not bound to one."""
    last = 0
    while found := list(model._base_manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:most]):
        yield found
        last = found[-1]


def is_old(sealed: Any) -> bool:
    """Whether something is sealed, under another key than the current one."""
    return bool(sealed) and key_of(sealed) != current_key()


def sealed_secret(value: Any) -> bytes:
    """The sealed bytes that a value of a second step's data is; none where it is something else."""
    try:
        sealed = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return b""
    return sealed if key_of(sealed) in keys_known() else b""


def keys_known() -> set[str]:
    """The ids of the keys that are in the file."""
    return set(keys(settings.SEALING_KEYS_FILE))


def old_secrets(step: Authenticator) -> bool:
    """Whether a second step has a secret under an old key."""
    values = [each for value in step.data.values() for each in (value if isinstance(value, list) else [value])]
    return any(is_old(sealed_secret(value)) for value in values)


def place_of(file: File) -> Path:
    """Where a file's sealed bytes stand."""
    return Path(default_storage.path(file.place))


def sealed_tables() -> list[type[Model]]:
    """Every table with something sealed in it, or with a sealed file for each of its rows."""
    return [*dict.fromkeys(model for model, _ in sealed_columns()), File, Authenticator]


def old_in(model: type[Model]) -> dict[str, int]:
    """What of a table is still sealed under an old key: how many of each, and nothing once all is new."""
    columns = [column for of, column in sealed_columns() if of is model]
    found = {f"{model._meta.db_table}.{column}": old_rows(model, column) for column in columns}
    if model is File:
        found["files"] = sum(is_old(beginning(file)) for file in File._base_manager.iterator())
    if model is Authenticator:
        found["second steps"] = sum(old_secrets(step) for step in Authenticator._base_manager.iterator())
    return {what: count for what, count in found.items() if count}


def still_old() -> dict[str, int]:
    """What is still sealed under an old key, of everything, as it stands at this moment."""
    return {what: count for model in sealed_tables() for what, count in old_in(model).items()}


def old_rows(model: type[Model], column: str) -> int:
    """How many rows of a column are under an old key."""
    return sum(is_old(sealed) for sealed in model._base_manager.values_list(column, flat=True).iterator())


def beginning(file: File) -> bytes:
    """The first bytes of a file, which say its key."""
    place = place_of(file)
    if not place.exists():
        return b""
    with place.open("rb") as standing:
        return standing.read(KEY_LONGEST)
