"""The few pieces of Word's own XML that a document is built from."""

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Element = Any  # lxml's, which says nothing of its types


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """An element of Word's namespace: `element("ind", left=360)` is `<w:ind w:left="360"/>`."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def runs(text: str, style: str = "") -> list[Element]:
    """Text in a run, in a character style where one is named; its tabs and line ends are Word's own. No text: none."""
    return [run(style, *pieces(text))] if text else []


def run(style: str, *children: Element) -> Element:
    """A run of these, in a character style where one is named."""
    named = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *named, *children)


def pieces(text: str) -> Iterable[Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield element("br")
        for place, part in enumerate(line.split("\t")):
            if place:
                yield element("tab")
            if part:
                yield words(part)


def words(text: str, tag: str = "t") -> Element:
    """Text to the letter, the spaces at its ends as well."""
    made = element(tag)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = text
    return made


def paragraph(style: str, *children: Element, properties: Iterable[Element] = ()) -> Element:
    """A paragraph in a style; its other properties come in the order Word's schema asks for."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *children)


def field(instruction: str, shown: str) -> Element:
    """A field Word works out, with what is shown until it does."""
    return element("fldSimple", *runs(shown), instr=f" {instruction} ")


def bookmarked(name: str, number: int, *children: Element) -> list[Element]:
    """These with a bookmark round them, to which links within the document lead."""
    start = element("bookmarkStart", id=number, name=name)
    return [start, *children, element("bookmarkEnd", id=number)]


def inside_link(bookmark: str, *children: Element) -> Element:
    """A link to a bookmark of the same document."""
    return element("hyperlink", *children, anchor=bookmark, history=1)
