"""Sealing what must not be read in a stolen copy: AES-256-GCM with keys from a file outside the database.

A sealed value is key id, nonce and ciphertext. Table, column and ref are bound in as associated data, so that a value
moved to another row does not open. The first key of the file is current; the others still open what they sealed.
"""

import os
import re
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
KEY = re.compile(r"[0-9a-fA-F]{64}")


class Unopened(Exception):
    """A sealed value did not open: its key is gone, it was moved, or it was changed."""


def keys(path: Path) -> dict[str, bytes]:
    """Read the keys, current first: a line each, `id hex`. A file that was replaced is read anew, so that a key added
    to it is used at once by every process.

    Raises:
        ValueError: the file has no key, or a line that is not one of 32 bytes.
    """
    return keys_in(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def keys_in(path: Path, changed: int) -> dict[str, bytes]:
    """The keys of a file as it stood when it was last changed."""
    lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
    if not lines or not all(len(line) == 2 and KEY.fullmatch(line[1]) for line in lines):
        raise ValueError(f"{path} must hold a line for each key: its id, a space, and 64 hexadecimal digits.")
    return {name: bytes.fromhex(text) for name, text in lines}


def bound(table: str, column: str, ref: str) -> bytes:
    """The associated data that ties a sealed value to its place."""
    return f"{table}/{column}/{ref}".encode()


def seal(plain: bytes, *, table: str, column: str, ref: str) -> bytes:
    """Seal bytes for one place under the current key."""
    name, key = next(iter(keys(settings.SEALING_KEYS_FILE).items()))
    nonce = os.urandom(NONCE_BYTES)
    return name.encode() + b":" + nonce + AESGCM(key).encrypt(nonce, plain, bound(table, column, ref))


def current_key() -> str:
    """The id of the key that seals now."""
    return next(iter(keys(settings.SEALING_KEYS_FILE)))


def key_of(sealed: bytes) -> str:
    """The id of the key something was sealed under."""
    return bytes(sealed).partition(b":")[0].decode(errors="replace")


def is_under_old_key(sealed: bytes) -> bool:
    """Whether something is sealed under a key that still opens it, and is not the current one."""
    known = keys(settings.SEALING_KEYS_FILE)
    return bool(sealed) and key_of(sealed) in list(known)[1:]


def sealed_anew(sealed: bytes, *, table: str, column: str, ref: str) -> bytes:
    """The same under the current key.

    Raises:
        Unopened: its key is gone, or it is not what was sealed here.
    """
    place = {"table": table, "column": column, "ref": ref}
    return seal(unseal(sealed, **place), **place)


def unseal(sealed: bytes, *, table: str, column: str, ref: str) -> bytes:
    """Open what was sealed for this place.

    Raises:
        Unopened: the key is not in the file, or the value is not what was sealed here.
    """
    name, _, rest = bytes(sealed).partition(b":")
    key = keys(settings.SEALING_KEYS_FILE).get(name.decode(errors="replace"))
    if key is None:
        raise Unopened(f"The key {name!r} is not in the keys file.")
    try:
        return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], bound(table, column, ref))
    except InvalidTag:
        raise Unopened("A sealed value was moved or changed.") from None
