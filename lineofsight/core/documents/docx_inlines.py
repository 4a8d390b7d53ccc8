"""What a paragraph is made of, in Word's XML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from lineofsight.core.documents.docx_xml import Element, element, inside_link, run, runs

Node = Mapping[str, Any]
# Word refuses a file in which an address has a sign that no address may have.
ALLOWED = "%:/?#[]@!$&'()*+,;=-._~"


@dataclass
class Inlines:
    """Writes inlines; knows the bookmarks that links within the document lead to, and the addresses met already."""

    part: Part
    bookmarks: Mapping[str, str]
    addresses: dict[str, str] = field(default_factory=dict)

    def cell(self, cell: Any) -> list[Element]:
        """A table's cell: plain text, or inlines."""
        return runs(cell) if isinstance(cell, str) else self.all(cell)

    def all(self, inlines: Iterable[Node], style: str = "") -> list[Element]:
        """These inlines one after the other; `style` is what surrounds them says of their looks."""
        return [made for inline in inlines for made in self.one(inline, style)]

    def one(self, inline: Node, style: str) -> list[Element]:
        match inline["type"]:
            case "emphasis":
                return self.all(inline["inlines"], "StrongEmphasis" if "Strong" in style else "Emphasis")
            case "strong":
                return self.all(inline["inlines"], "StrongEmphasis" if "Emphasis" in style else "Strong")
            case "link":
                return self.led(inline["href"], runs(inline["text"], "Hyperlink" if inline["href"] else style))
            case "code":
                return runs("\n".join(inline["lines"]), "Code")
            case "placed":
                return [*self.led(inline["href"], runs(inline["text"], "Figure")), *self.mark(inline["mark"])]
            case "break":
                return [run("", element("br"))]
            case _:
                return runs(inline["text"], style)

    def mark(self, number: int | None) -> list[Element]:
        """The number of a figure's source, which leads to it."""
        return [inside_link(source_bookmark(number), *runs(f"[{number}]", "SourceNumber"))] if number else []

    def led(self, href: str, shown: list[Element]) -> list[Element]:
        """These as a link to an address, or just as they are where it leads nowhere."""
        if not href or not shown:
            return shown
        if href.startswith("#"):
            return [inside_link(self.bookmarks[href], *shown)]
        link = element("hyperlink", *shown, history=1)
        link.set(qn("r:id"), self.address(href))
        return [link]

    def address(self, href: str) -> str:
        """The name of an address among the part's relations. The library would look through all of them each time."""
        if href not in self.addresses:
            name = f"address{len(self.addresses) + 1}"
            whole = quote(href, safe=ALLOWED)
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, whole, name, is_external=True)
            self.addresses[href] = name
        return self.addresses[href]


def source_bookmark(number: int) -> str:
    """The bookmark of a source by its number."""
    return f"source_{number}"


def numbers_bookmark(number: int) -> str:
    """The bookmark of the numbers behind a chart."""
    return f"numbers_{number}"
