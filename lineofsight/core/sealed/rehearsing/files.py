"""The files of a rehearsal: copied as a restore would find them."""

import shutil
from pathlib import Path

from django.core.files.storage import default_storage

from lineofsight.core.documents.models import File
from lineofsight.core.sealed.rehearsing.comparing import Database, Failed

ALL = 10**9


def copied_files(copy: Database, folder: Path) -> tuple[int, list[str]]:
    """Copy the files' folder and compare the bytes; returns how many files of the copied rows are there, and the
    places of those that are not.

    Raises:
        Failed: a file was copied otherwise than it stands.
    """
    source = Path(default_storage.path(""))
    if source.exists():
        shutil.copytree(source, folder, copy_function=copy_if_there)
    folder.mkdir(exist_ok=True)
    missing, found = [], 0
    for (place,) in copy.rows("documents_file", ("place",), ALL):
        if not (folder / place).exists():
            missing.append(place)
        elif not same(source / place, folder / place):
            raise Failed(f"The file at {place} was copied otherwise than it stands.")
        else:
            found += 1
    return found, missing


def copy_if_there(source: str, target: str) -> str:
    """Copy a file, unless it was dropped since the folder was listed."""
    try:
        return str(shutil.copy2(source, target))
    except FileNotFoundError:
        return target


def same(source: Path, target: Path) -> bool:
    """Whether two files are the same, byte for byte; one that was dropped since cannot differ."""
    try:
        return source.read_bytes() == target.read_bytes()
    except FileNotFoundError:
        return True


def lost_since(places: list[str]) -> list[str]:
    """Of places without bytes, those that a row still points to: not dropped meanwhile, but lost."""
    return list(File._base_manager.filter(place__in=places).order_by("place").values_list("place", flat=True))
