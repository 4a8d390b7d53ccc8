"""The kinds of file that are taken, each known by its content: neither its name nor the browser's word is asked."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from lineofsight.core.design.child_level import table_looks_child_level
from lineofsight.core.design.packages import ZIP, Package, PackageRefused
from lineofsight.core.design.sheets import Book, is_workbook
from lineofsight.core.design.tables import ChildLevel, TableRefused, plain_text, separator_of
from lineofsight.core.documents import protected

MEGABYTE = 1024 * 1024
LONGEST_NAME = 120
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENT = "word/document.xml"
JPEG, PNG, PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
# What no text has in it but tabs and the ends of lines and pages.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
TAKEN = (
    "Send a PDF, a Word document (.docx), an Excel workbook (.xlsx), text or CSV in UTF-8, or a PNG or JPEG picture."
)


class FileRefused(Exception):
    """The file was not taken; the sentence says why, and what to send instead."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: its media type, the endings its name may have (the first is given to one without), its limit."""

    media_type: str
    endings: tuple[str, ...]
    largest: int


PDF_KIND = Kind("application/pdf", (".pdf",), 20 * MEGABYTE)
XLSX_KIND = Kind(f"{OFFICE}.spreadsheetml.sheet", (".xlsx",), 5 * MEGABYTE)
DOCX_KIND = Kind(f"{OFFICE}.wordprocessingml.document", (".docx",), 10 * MEGABYTE)
CSV_KIND = Kind("text/csv", (".csv", ".txt"), 5 * MEGABYTE)
TEXT_KIND = Kind("text/plain", (".txt", ".md", ".csv"), 5 * MEGABYTE)
PNG_KIND = Kind("image/png", (".png",), 10 * MEGABYTE)
JPEG_KIND = Kind("image/jpeg", (".jpg", ".jpeg"), 10 * MEGABYTE)
KINDS = (PDF_KIND, XLSX_KIND, DOCX_KIND, CSV_KIND, TEXT_KIND, PNG_KIND, JPEG_KIND)
BEGINNINGS = ((PDF, PDF_KIND), (PNG, PNG_KIND), (JPEG, JPEG_KIND))


def kind_of(content: bytes) -> Kind:
    """What kind of file these bytes are.

    Raises:
        FileRefused: none that is taken, under a password, damaged, or with macros.
    """
    if protected.under_password(content):
        raise FileRefused(protected.SENTENCE)
    for beginning, kind in BEGINNINGS:
        if content.startswith(beginning):
            return kind
    try:
        return package_kind(content) if content.startswith(ZIP) else text_kind(content)
    except PackageRefused as refused:
        raise FileRefused(str(refused)) from None


def package_kind(content: bytes) -> Kind:
    package = Package(content)
    if is_workbook(package):
        return XLSX_KIND
    if DOCUMENT in package.names:
        return DOCX_KIND
    raise FileRefused(f"Files of this kind are not taken. {TAKEN}")


def text_kind(content: bytes) -> Kind:
    """Text or CSV; markup, which a browser or another program might run, is neither."""
    if not content.strip():
        raise FileRefused("The file is empty. Choose another.")
    try:
        text = plain_text(content)
    except ChildLevel as refused:
        raise FileRefused(str(refused)) from None
    except TableRefused:
        raise FileRefused(f"Files of this kind are not taken. {TAKEN}") from None
    if CONTROL.search(text):
        raise FileRefused(f"Files of this kind are not taken. {TAKEN}")
    return CSV_KIND if is_table(table_of(text)) else TEXT_KIND


def table_of(text: str) -> list[list[str]]:
    """The rows of delimited text; none where it is not."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True))
    except csv.Error:
        return []


def is_table(rows: list[list[str]]) -> bool:
    """Whether rows stand in columns: more than one, and every row as wide."""
    widths = {len(row) for row in rows if row}
    return len(widths) == 1 and widths != {1}


def child_level(content: bytes, kind: Kind) -> str | None:
    """Why a file looks as if it were a table of single children, in a sentence; none: it does not, or is no table."""
    if kind == XLSX_KIND:
        try:
            with Book(content) as book:
                return book.child_level()
        except PackageRefused as refused:
            raise FileRefused(str(refused)) from None
    if kind in (CSV_KIND, TEXT_KIND):
        return table_looks_child_level(table_of(plain_text(content)))
    return None


def safe_name(name: str, kind: Kind) -> str:
    """A name to hand the file out under: no folders, nothing unseen or that turns its letters round, not too long, and
    with an ending of its kind, so that it opens as what it is."""
    shown = "".join(sign for sign in name.replace("\\", "/") if unicodedata.category(sign)[0] != "C")
    path = PurePosixPath(shown.strip())
    stem, ending = path.stem.strip(" .") or "file", path.suffix.lower()
    if ending not in kind.endings:
        stem, ending = (path.name.strip(" .") or "file"), kind.endings[0]
    return stem[:LONGEST_NAME] + ending
