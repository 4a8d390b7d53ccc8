"""The document tree as a tagged PDF (PDF/UA-1), set by Typst from one template and our own font.

The document reaches the template as JSON, never as source, so no text can be taken for an instruction.
"""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

from lineofsight.core.documents import tree
from lineofsight.core.documents.press import NotPrintable, pressed

DATA = Path(__file__).parent / "data"
FONT = "Source Sans 3"
CANNOT_SHOW = re.compile(r'the text `"(.+?)"` could not be displayed')


class DocumentRefused(Exception):
    """The document cannot be made into a file; the message is a sentence that says what to put right."""


def pdf(document: tree.Document, made_at: datetime, site: str = "") -> bytes:
    """The document as PDF bytes, the same for the same document, time and site.

    `made_at` (with its time zone) is the PDF's date. `site` ("https://example.org") is put before addresses on this
    site; without it those figures and links are printed and lead nowhere. Raises DocumentRefused.
    """
    if made_at.tzinfo is None:
        raise ValueError("made_at needs a time zone")
    try:
        ready = pressed(document, site)
    except NotPrintable as problem:
        raise DocumentRefused(str(problem)) from problem
    try:
        return compiled(json.dumps(ready), int(made_at.timestamp()))
    except typst.TypstError as problem:
        raise DocumentRefused(_sentence(problem)) from problem


def compiled(ready: str, timestamp: int) -> bytes:
    """What the template makes of a document made ready for paper and written as JSON."""
    made = typst.compile(
        DATA / "report.typ",
        root=DATA,
        font_paths=fonts(),
        sys_inputs={"document": ready},
        pdf_standards=["ua-1"],
        timestamp=timestamp,
    )
    if not isinstance(made, bytes):
        raise DocumentRefused("The PDF could not be made: nothing was set.")
    return made


@cache
def fonts() -> typst.Fonts:
    """Our font and no other, so that a missing one cannot be replaced without anybody seeing it."""
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[DATA / "fonts"])
    if found.families() != [FONT]:
        raise DocumentRefused(f"The font {FONT} is missing from this installation. Install Line of Sight again.")
    return found


def _sentence(problem: typst.TypstError) -> str:
    cannot = dict.fromkeys(CANNOT_SHOW.findall(f"{problem.message}\n{problem.diagnostic}"))
    if cannot:
        shown = ", ".join(f"“{text}”" for text in list(cannot)[:10])
        return f"The font of the PDF has no sign for {shown}. Take it out of the text, or write it in words."
    return f"The PDF could not be made: {problem.message}."
