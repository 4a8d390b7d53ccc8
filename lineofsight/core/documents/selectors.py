"""Reads of kept files: asked by a module for a record whose reader it has let in."""

from lineofsight.core.documents.models import File


def files_of(record_ref: str) -> list[File]:
    """The files that belong to a record, the latest first."""
    return list(File.objects.filter(record_ref=record_ref).order_by("-created_at", "-id"))
