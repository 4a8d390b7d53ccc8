"""Office's files are zip packages of XML. What is in one is looked at with care before anything unpacks it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 2000
# XML packs to a twentieth, and a dull sheet to a fiftieth; a part that packs to less is made to be a bomb.
MOST_RATIO = 100
WORTH_ASKING = 1024 * 1024
PLAIN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
TYPES = "[Content_Types].xml"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, ElementTree.ParseError,
    EOFError, KeyError, LookupError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


class PackageRefused(Exception):
    """The package is damaged, or not to be unpacked; the sentence says what to send instead."""


class Package:
    """A package whose contents were looked at: not too large unpacked, no bomb, no macros, no entities."""

    def __init__(self, content: bytes) -> None:
        """Look into a package.

        Raises:
            PackageRefused: it is damaged, too large, has macros, or was made to do harm.
        """
        with damage_told():
            self.zip = zipfile.ZipFile(io.BytesIO(content))
            self.parts = self.zip.infolist()
        self.names = frozenset(part.filename for part in self.parts)
        refuse_bombs(self.parts)
        self.types = self.content_types()
        if self.has_macros():
            raise PackageRefused("The file contains macros. Save it without them (.xlsx or .docx) and send it again.")

    def content_types(self) -> frozenset[str]:
        """What the package says its parts are."""
        if TYPES not in self.names:
            return frozenset()
        return frozenset(element.get("ContentType", "") for element in self.xml(TYPES))

    def has_macros(self) -> bool:
        """Whether anything in it can run: by its parts and by its types, whatever the file is called."""
        told = " ".join((*self.names, *self.types)).lower()
        return any(word in told for word in ("vbaproject", "macroenabled", "macrosheet"))

    def xml(self, name: str) -> ElementTree.Element:
        """A part's XML. PackageRefused where it declares entities, which can unfold without end."""
        with damage_told():
            content = self.zip.read(name)
            refuse_entities(content)
            return ElementTree.fromstring(content)  # noqa: S314 - without entities

    def refuse_what_unfolds(self) -> None:
        """Raise PackageRefused where an XML part declares entities, or where a part is itself a package."""
        for part in self.parts:
            with damage_told(), self.zip.open(part) as opened:
                head = opened.read(4096)
                if head.startswith((ZIP, OLE)):
                    raise PackageRefused(
                        "There is another file inside this one. Copy the sheet into a new workbook and send that."
                    )
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    refuse_entities(head, opened)


@contextmanager
def damage_told() -> Iterator[None]:
    """Say in one sentence what zip and XML say in a dozen ways."""
    try:
        yield
    except UNREADABLE:
        raise PackageRefused("The file is damaged and cannot be opened. Save it again and send it.") from None


def refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack to too much. A part never unpacks to more than its size in the list of contents."""
    if len(parts) > MOST_PARTS:
        raise PackageRefused(
            f"The file is made of more than {MOST_PARTS:,} parts. Send only the sheet that was asked for."
        )
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise PackageRefused("The file unpacks to more than 50 MB. Send only the sheet that was asked for.")
    if any(part.file_size > max(WORTH_ASKING, MOST_RATIO * part.compress_size) for part in parts):
        raise PackageRefused(
            "A part of the file unpacks to more than a hundred times its size. Save it again and send it."
        )
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise PackageRefused("The file is protected by a password. Take the password off and send it again.")
    if any(part.compress_type not in PLAIN_PACKING for part in parts):
        raise PackageRefused("The file is packed in a way that Office does not use. Save it again and send it.")


class Reached(Exception):
    """The parser came to the first element: nothing can be declared any more."""


def refuse_entities(head: bytes, rest: IO[bytes] | None = None) -> None:
    """Raise PackageRefused where XML has a document type, which is where entities are declared. Read no further than
    the first element; what is wrong behind it is for the reader to find."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = reached
    try:
        while head:
            parser.Parse(head)
            head = rest.read(65536) if rest else b""
    except Reached:
        return


def refuse_doctype(*declared: object) -> None:
    raise PackageRefused("The file declares entities, which Office does not. Save it again and send it.")


def reached(*element: object) -> None:
    raise Reached
