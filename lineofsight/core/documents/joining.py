"""PDFs joined into one file: what we set, and after it what others sent as files of their own.

Only pages are taken over. What a file would do when it is opened or read (scripts, forms that send, links that start a
program) is left behind. Where pages of others are added, the file no longer calls itself PDF/UA: theirs may have no
tags, and each is also offered by itself as it came.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

# What a link on a page may do: lead to a page of the file, or to an address.
LEADS = {"/GoTo", "/URI"}
# What of a page is needed to read it; the rest may hold files, scripts and what another program left behind.
READ = {
    "/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
    "/Rotate", "/UserUnit", "/Group", "/Annots",
}  # fmt: skip
# What pypdf stumbles over in a file that follows no rules, or that is locked in a way it does not know.
STUMBLES = (
    PyPdfError, DependencyError, NotImplementedError, ValueError, LookupError, TypeError, AttributeError,
    RecursionError,
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A PDF to be added: how the bookmarks name it, and its pages and nothing else of it, as a PDF."""

    name: str
    content: bytes


def readable(name: str, content: bytes) -> Part | None:
    """A PDF that can be joined; none where it is damaged, or opens with a password only."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted or not reader.pages:
            return None
        writer = PdfWriter()
        for page in reader.pages:
            quieten(writer.add_page(page))
        return Part(name, written(writer))
    except STUMBLES:
        return None


def joined(first: bytes, parts: Sequence[Part]) -> bytes:
    """A PDF of ours with others after it, each named among its bookmarks; ours as it is where there are none."""
    if not parts:
        return first
    writer = PdfWriter(clone_from=io.BytesIO(first))
    for part in parts:
        begins = len(writer.pages)
        writer.append(io.BytesIO(part.content), import_outline=False)
        writer.add_outline_item(title=part.name, page_number=begins)
    writer.root_object.pop("/Metadata", None)  # where it calls itself PDF/UA
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    """The file."""
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def quieten(page: PageObject) -> None:
    """Leave of a page what is read, and no more than where its links lead."""
    for name in set(page) - READ:
        del page[name]
    if "/Annots" in page:
        page[NameObject("/Annots")] = ArrayObject(note for note in listed(page["/Annots"]) if leads(note.get_object()))


def listed(notes: object) -> Iterable:
    """The notes on a page, however its file holds the list."""
    found = notes.get_object() if hasattr(notes, "get_object") else notes
    return found if isinstance(found, list) else []


def leads(note: object) -> bool:
    """Whether a note on a page is a link that only leads somewhere."""
    if not isinstance(note, DictionaryObject) or note.get("/Subtype") != "/Link" or "/AA" in note:
        return False
    does = note.get("/A")
    action = does.get_object() if does is not None else None
    if action is None:
        return "/Dest" in note
    return isinstance(action, DictionaryObject) and action.get("/S") in LEADS and "/Next" not in action
