"""What each of the three outputs of a document says, as a reader of the file gets it, to be compared."""

import io
import re
from html.parser import HTMLParser

from docx import Document as opened_docx
from docx.table import Table
from pypdf import PdfReader

from lineofsight.core.documents import tree
from lineofsight.core.documents.printable import printable

# What stands in a Word file and is not the document's own: contents, and the list of sources, which HTML has in titles.
APPARATUS = {"toc 1", "toc 2", "TOC Heading", "Source Entry"}
HEADINGS = {"The numbers behind the charts", "Where the figures come from"}
CHART_LINE = re.compile(r"(Hollow marks are not final · )|( · )?The numbers are at the end$")
WITHIN = {"a", "span", "em", "strong", "code"}  # tags that part no words
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def squeezed(text):
    """Text without its spaces and line ends, which no two formats keep alike."""
    return re.sub(r"\s+", "", printable(text))


def texts(document, charts_last=True):
    """Every text of a document in order; on paper the numbers behind charts come last."""
    yield document.title
    yield document.subtitle
    for label, text in document.meta:
        yield from (label, text)
    later = []
    yield from block_texts(document.blocks, later if charts_last else None)
    for table in later:
        yield from table_texts(table)


def block_texts(blocks, later):
    for block in blocks:
        match block:
            case tree.Heading(_, text, _):
                yield text
            case tree.Paragraph(inlines):
                yield from inline_texts(inlines)
            case tree.BulletList(items) | tree.NumberedList(items, _):
                for item in items:
                    yield from block_texts(item, later)
            case tree.Quote(inner):
                yield from block_texts(inner, later)
            case tree.Table():
                yield from table_texts(block)
            case tree.Chart():
                yield from chart_texts(block, later)
            case tree.Note():
                yield block.title
                yield from block_texts(block.blocks, later)


def chart_texts(chart, later):
    yield from (chart.title, chart.sentence)
    if later is None:
        yield from table_texts(chart.table)
    else:
        later.append(chart.table)
    yield chart.source


def table_texts(table):
    yield table.caption
    yield from (column.label for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from [cell] if isinstance(cell, str) else inline_texts(cell)
    yield from (*table.notes, table.source)


def inline_texts(inlines):
    for inline in inlines:
        match inline:
            case tree.Emphasis(inner) | tree.Strong(inner):
                yield from inline_texts(inner)
            case tree.Break():
                pass
            case _:
                yield inline.text


def missing(wanted, text):
    """The first of these texts that does not follow the ones before it in what was read; none: all are there."""
    text, at = squeezed(text), 0
    for one in map(squeezed, wanted):
        found = text.find(one, at)
        if found < 0:
            return one
        at = found + len(one)
    return None


# As their readers get them


class Words(HTMLParser):
    """The text of a page, without what only opens a table under a chart."""

    def __init__(self, page):
        super().__init__()
        self.said, self.hidden = [], 0
        self.feed(str(page))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.hidden += tag == "summary"
        self.said += [] if tag in WITHIN else [" "]

    def handle_endtag(self, tag):
        self.hidden -= tag == "summary"
        self.said += [] if tag in WITHIN else [" "]

    def handle_data(self, data):
        if not self.hidden:
            self.said.append(data)


def html_text(page):
    return "".join(Words(page).said)


def pdf_numbers(content):
    """The numbers a reader of a PDF meets, words kept apart."""
    pages = PdfReader(io.BytesIO(content)).pages
    return {found for page in pages for found in NUMBER.findall(page.extract_text())}


def pdf_text(content, title):
    """The text of every page without its foot."""
    pages = PdfReader(io.BytesIO(content)).pages
    foot = squeezed(title)
    return "".join(
        squeezed(page.extract_text()).replace(f"{foot}Page{n}of{len(pages)}", "") for n, page in enumerate(pages, 1)
    )


def pdf_elements(node):
    """Every element below this one of a PDF's structure, in order."""
    node = node.get_object()
    if isinstance(node, list):
        for item in node:
            yield from pdf_elements(item)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        yield from pdf_elements(node["/K"]) if "/K" in node else ()


def pdf_tags(reader, *names):
    """The elements of a PDF that are tagged as one of these, in order."""
    return [one for one in pdf_elements(reader.trailer["/Root"]["/StructTreeRoot"]) if one["/S"] in names]


def docx_paragraphs(content):
    """Every paragraph of a Word file's text in order, those of its tables where they stand."""
    for part in opened_docx(io.BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield part


def docx_text(content):
    return "\n".join(paragraph.text for paragraph in docx_paragraphs(content))


def docx_own_words(content):
    """The document's own words in a Word file: without contents, marks of sources, and what points to the end."""
    said = []
    for paragraph in docx_paragraphs(content):
        if paragraph.style.name in APPARATUS or paragraph.text in HEADINGS:
            continue
        marks = paragraph._p.xpath('.//w:r[w:rPr/w:rStyle[@w:val="SourceNumber"]]')
        for mark in marks:
            mark.getparent().remove(mark)
        said.append(CHART_LINE.sub("", paragraph.text))
    return " ".join(said)
