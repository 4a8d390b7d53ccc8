"""Files kept and read: sealed bytes under a random name, known by their hash."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lineofsight.core.access.operations import acting, write_trail
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.core.documents.models import File
from lineofsight.kernel.refs import new_ref

PLACE = {"table": "documents_file", "column": "bytes"}


class FileChanged(Exception):
    """What stands in the store is not what was kept."""


def keep_file(*, content: bytes, name: str, kind: str) -> File:
    """Keep a file for the open partnership. Called inside the operation it belongs to.

    Args:
        name: what the file is called when it is handed out; it never becomes part of its place.
        kind: its media type, judged from its content.

    Should the operation fail afterwards, the row is undone and the bytes, which nothing can open, stay behind.
    """
    actor, ref, place = acting(), new_ref(), secrets.token_hex(16)
    kept = default_storage.save(place, ContentFile(seal(content, ref=ref, **PLACE)))
    file = File.objects.create(
        ref=ref,
        partnership=current_partnership(),
        name=name,
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        place=kept,
    )
    write_trail("documents.keep_file", actor, file)
    return file


def read_file(file: File) -> bytes:
    """The bytes of a file, as they were kept. Whoever calls has been let in to the record it belongs to.

    Raises:
        Unopened: the sealed bytes were moved, or their key is gone.
        FileChanged: they are not the bytes the row was made for.
    """
    with default_storage.open(file.place) as stored:
        content = unseal(stored.read(), ref=file.ref, **PLACE)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileChanged(f"The file {file.ref} is not the one that was kept.")
    return content
