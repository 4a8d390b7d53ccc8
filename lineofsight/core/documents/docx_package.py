"""Makes the Word file that `docx.docx` is asked for.

It says what the PDF says in the same order, with the same numbers against its sources: both are written from the tree
made ready for paper (`press`). Its styles are Word's own by name, so that a partnership's template can restyle it.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from docx import Document as new_package
from docx.document import Document as Package
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Twips

from lineofsight.core.documents import tree
from lineofsight.core.documents.docx_blocks import Blocks
from lineofsight.core.documents.docx_inlines import Inlines, Node, source_bookmark
from lineofsight.core.documents.docx_tables import TEXT_WIDTH
from lineofsight.core.documents.docx_xml import Element, element, field, inside_link, paragraph, run, runs, words
from lineofsight.core.documents.pdf import DATA, DocumentRefused
from lineofsight.core.documents.picture import png
from lineofsight.core.documents.press import NotPrintable, nodes, pressed
from lineofsight.core.documents.printable import printable

WORD = DATA / "word"
LONGEST_PROPERTY = 255
CONTENTS_TO = 2  # levels of headings
SOURCES = {"type": "heading", "level": 1, "text": "Where the figures come from", "anchor": None}
EARLIEST = (1980, 1, 1, 0, 0, 0)


def packed(document: tree.Document, made_at: datetime, site: str, author: str) -> bytes:
    """The bytes of a .docx, as `docx.docx` says."""
    if made_at.tzinfo is None:
        raise ValueError("made_at needs a time zone")
    try:
        ready = pressed(document, site)
    except NotPrintable as problem:
        raise DocumentRefused(str(problem)) from problem
    package = new_package()
    prepare(package, document.language)
    say_whose(package, ready["title"], document.language, author, made_at.astimezone(UTC))
    foot(package, ready["title"])
    fill(package, ready)
    return saved(package)


# What the package is like


def prepare(package: Package, language: str) -> None:
    """Our styles and numberings in place of the library's, A4, and the language of the text."""
    replace_children(package.styles.element, "styles.xml")
    replace_children(package.part.numbering_part.element, "numbering.xml")
    package.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), language)
    settings = package.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    section = package.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Twips((section.page_width.twips - TEXT_WIDTH) // 2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.6)


def replace_children(old: Element, name: str) -> None:
    new: Any = parse_xml((WORD / name).read_bytes())
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def say_whose(package: Package, title: str, language: str, author: str, made_at: datetime) -> None:
    """The file's own properties, by which it is found and read aloud."""
    said = package.core_properties
    author = printable(author)[:LONGEST_PROPERTY]
    said.title, said.language = title[:LONGEST_PROPERTY], language
    said.author = said.last_modified_by = author
    said.created = said.modified = made_at
    said.comments = said.keywords = said.subject = ""
    said.revision = 1


def foot(package: Package, title: str) -> None:
    """The title and the page's number at the foot of every page."""
    footer = package.sections[0].footer
    line: Any = footer.paragraphs[0]
    line.style = package.styles["footer"]
    line.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    numbered = [*runs("Page "), field("PAGE", "1"), *runs(" of "), field("NUMPAGES", "1")]
    line._p.extend([*runs(f"{title}\t"), *numbered])


def saved(package: Package) -> bytes:
    """The package as bytes in which nothing depends on the hour it was packed."""
    drop_thumbnail(package)
    raw, made = io.BytesIO(), io.BytesIO()
    package.save(raw)
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, EARLIEST), before.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def drop_thumbnail(package: Package) -> None:
    """The library's blank page carries a picture of itself."""
    related = package.part.package.rels
    for key in [key for key, each in related.items() if each.reltype.endswith("/thumbnail")]:
        del related[key]


# What stands in it


def fill(package: Package, ready: Node) -> None:
    """Title, what stands under it, contents, blocks, sources, in this order."""
    sources = [dict(SOURCES)] if ready["sources"] else []
    headings = [*nodes(ready["blocks"], "heading"), *sources]
    for number, heading in enumerate(headings, start=1):
        heading["bookmark"] = f"_Toc{number:08d}"
    bookmarks = {f"#{each['anchor']}": each["bookmark"] for each in headings if each["anchor"]}
    numbering = package.part.numbering_part.element
    blocks = Blocks(package.part, Inlines(package.part, bookmarks), numbering, png)
    parts = chain(
        opening(ready),
        contents(headings) if ready["contents"] else (),
        blocks.all(ready["blocks"]),
        blocks.all(sources),
        (source(blocks, number, text) for number, text in enumerate(ready["sources"], start=1)),
    )
    end = package.element.body.sectPr
    for part in parts:
        end.addprevious(part)


def opening(ready: Node) -> list[Element]:
    """The title, the subtitle, and what is said of the document under them."""
    under = [paragraph("Subtitle", *runs(ready["subtitle"]))] if ready["subtitle"] else []
    said = [paragraph("Meta", *runs(f"{label}: ", "MetaLabel"), *runs(text)) for label, text in ready["meta"]]
    return [paragraph("Title", *runs(ready["title"])), *under, *said]


def contents(headings: Sequence[Node]) -> list[Element]:
    """The contents as Word's own field, filled already, so that they are there in whatever opens the file."""
    listed = [each for each in headings if each["level"] <= CONTENTS_TO]
    begins = [
        run("", element("fldChar", fldCharType="begin")),
        run("", words(f' TOC \\o "1-{CONTENTS_TO}" \\h \\z \\n ', "instrText")),
        run("", element("fldChar", fldCharType="separate")),
    ]
    entries = [paragraph(f"TOC{each['level']}", inside_link(each["bookmark"], *runs(each["text"]))) for each in listed]
    entries[0][1:1] = begins
    entries[-1].append(run("", element("fldChar", fldCharType="end")))
    return [paragraph("TOCHeading", *runs("Contents")), *entries]


def source(blocks: Blocks, number: int, text: str) -> Element:
    """One source against its number."""
    return paragraph("SourceEntry", *blocks.marks(source_bookmark(number), *runs(f"[{number}]\t{text}")))
