"""Files kept and read: sealed bytes under a random name, known by their hash."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.core.files.base import File as Upload
from django.core.files.storage import default_storage
from django.db import transaction

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation, undo_with_it, write_trail
from lineofsight.core.access.scanning import Infected, ScannerSilent, scan
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.core.documents.kinds import KINDS, FileRefused, child_level, kind_of, safe_name
from lineofsight.core.documents.models import File
from lineofsight.kernel.refs import new_ref

MEGABYTE = 1024 * 1024
PLACE = {"table": "documents_file", "column": "bytes"}


class FileChanged(Exception):
    """What stands in the store is not what was kept."""


def keep_file(*, content: bytes, name: str, kind: str, record_ref: str = "", ref: str = "") -> File:
    """Keep a file for the open partnership. Called inside the operation it belongs to.

    Args:
        name: what the file is called when it is handed out; it never becomes part of its place.
        kind: its media type, judged from its content.
        record_ref: the record it belongs to, where no row of the module points to the file.
        ref: the file's own, where its name is made of it; else a new one.

    Should the operation fail afterwards, the row is undone and the bytes are removed. Those of an operation that was
    killed stay behind, and nothing opens them; nothing removes them either, for a store may be put back before its
    rows are.
    """
    actor, ref, place = acting(), ref or new_ref(), secrets.token_hex(16)
    kept = default_storage.save(place, ContentFile(seal(content, ref=ref, **PLACE)))
    undo_with_it(lambda: default_storage.delete(kept))
    file = File.objects.create(
        ref=ref,
        partnership=current_partnership(),
        name=name,
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        place=kept,
        record_ref=record_ref,
    )
    write_trail("documents.keep_file", actor, file)
    return file


def drop_file(file: File) -> None:
    """Drop a kept file that nothing points to any more: its row, and its bytes once that stands. Called inside the
    operation it belongs to."""
    write_trail("documents.drop_file", acting(), file)
    place = file.place
    file.delete()
    transaction.on_commit(lambda: default_storage.delete(place))


def receive_file(
    *, upload: Upload, record_ref: str = "", may_be_child_level: bool = False, nameless: bool = False
) -> File:
    """Keep what somebody sent, once its size, its content and the virus scanner allow it. Called inside the operation
    it belongs to.

    Args:
        upload: an uploaded file of a form, or a `ContentFile` with a name for what was pasted.
        record_ref: the record it belongs to.
        may_be_child_level: whether that record may hold tables of single children; others may not.
        nameless: whether it is called by its ref instead of what it was called, for that can hold a person's name and
            what a row once held stays in the bytes of a database.

    Raises:
        FileRefused: too large, of a kind that is not taken, not what it should be, or harmful. Nothing is kept.
        NoActor: called outside an operation.
    """
    acting()
    refuse_size(upload.size, max(kind.largest for kind in KINDS))
    upload.seek(0)  # a form may have read it already
    content = upload.read()
    kind = kind_of(content)
    refuse_size(len(content), kind.largest)
    scanned(content)
    if not may_be_child_level and (told := child_level(content, kind)):
        raise FileRefused(told)
    ref = new_ref()
    name = safe_name(ref if nameless else upload.name or "", kind)
    return keep_file(content=content, name=name, kind=kind.media_type, record_ref=record_ref, ref=ref)


def refuse_size(size: int, largest: int) -> None:
    if size > largest:
        raise FileRefused(f"The file is larger than {largest // MEGABYTE} MB. Send a smaller one.")


def scanned(content: bytes) -> None:
    try:
        scan(content)
    except (Infected, ScannerSilent) as refused:
        raise FileRefused(str(refused)) from None


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


@operation("documents.open_file", kinds=("person", "grant"))
def open_file(actor: Actor, *, file: File) -> File:
    """Write down that somebody opens a file; only then is it handed out. Whoever calls has let them into its record."""
    return file
