"""The blocks of a document in Word's XML, in order, in the styles of `data/word/styles.xml`."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from docx.parts.story import StoryPart
from docx.shared import Emu, Twips

from lineofsight.core.documents.docx_inlines import Inlines, Node, numbers_bookmark
from lineofsight.core.documents.docx_tables import TEXT_WIDTH, table
from lineofsight.core.documents.docx_xml import Element, bookmarked, element, inside_link, paragraph, run, runs

STEP = 360  # twentieths of a point: how far in a list or a quotation stands
DEEPEST = 8  # levels of a Word list, from 0
LARGEST_START = 32767
BULLETS, NUMBERS = 1, 1  # in numbering.xml: the numbering of bullets; the pattern of numbered lists
Picture = Callable[[Node], bytes]


@dataclass(frozen=True)
class Place:
    """Where a block stands: how far in, in how many lists, and in what style its paragraphs are."""

    indent: int = 0
    depth: int = 0
    style: str = "Normal"

    @property
    def properties(self) -> list[Element]:
        return [element("ind", left=self.indent)] if self.indent else []


class Blocks:
    """One writing of one document: the numberings it has begun, and the bookmarks it has set."""

    def __init__(self, part: StoryPart, inlines: Inlines, numbering: Element, picture: Picture) -> None:
        self.part, self.inlines, self.numbering, self.picture = part, inlines, numbering, picture
        self.marked = 0

    def all(self, blocks: Iterable[Node], place: Place = Place()) -> Iterator[Element]:
        """Each of these blocks, in order."""
        for block in blocks:
            yield from self.block(block, place)

    def block(self, block: Node, place: Place) -> Iterable[Element]:
        match block["type"]:
            case "heading":
                return [self.heading(block, place)]
            case "paragraph":
                leads = [element("keepNext")] if leads_in(block) else []
                words = self.inlines.all(block["inlines"])
                return [paragraph(place.style, *words, properties=[*leads, *place.properties])]
            case "bullet_list":
                return self.items(block["items"], place, BULLETS, "ListBullet")
            case "numbered_list":
                return self.items(block["items"], place, self.numbered_from(block["start"], place.depth), "ListNumber")
            case "quote":
                return self.all(block["blocks"], replace(place, indent=place.indent + STEP, style="Quote"))
            case "table":
                return self.table(block, place)
            case "chart":
                return self.chart(block, place)
            case "note":
                return self.note(block, place)
            case _:
                return [paragraph("Rule", properties=place.properties)]

    def marks(self, name: str, *children: Element) -> list[Element]:
        self.marked += 1
        return bookmarked(name, self.marked, *children)

    def heading(self, node: Node, place: Place) -> Element:
        words = self.marks(node["bookmark"], *runs(node["text"]))
        breaks = [element("pageBreakBefore")] if node.get("new_page") else []
        return paragraph(f"Heading{node['level']}", *words, properties=[*breaks, *place.properties])

    # Lists

    def numbered_from(self, start: int, depth: int) -> int:
        """A numbering of its own for each numbered list, so that it begins where it says."""
        number = len(self.numbering.num_lst) + 1
        begins = element("startOverride", val=min(start, LARGEST_START))
        override = element("lvlOverride", begins, ilvl=min(depth, DEEPEST))
        self.numbering.append(element("num", element("abstractNumId", val=NUMBERS), override, numId=number))
        return number

    def items(self, items: Iterable[list[Node]], place: Place, number: int, style: str) -> Iterator[Element]:
        inner = replace(place, indent=place.indent + STEP, depth=place.depth + 1)
        for item in items:
            yield self.first(item, place, number, style)
            yield from self.all(rest(item), inner)

    def first(self, item: list[Node], place: Place, number: int, style: str) -> Element:
        """The paragraph that carries an item's mark: its first, or an empty one before anything else."""
        words = self.inlines.all(item[0]["inlines"]) if begins_with_words(item) else []
        level = element("numPr", element("ilvl", val=min(place.depth, DEEPEST)), element("numId", val=number))
        hangs = element("ind", left=place.indent + STEP, hanging=STEP)
        return paragraph(style, *words, properties=[level, hangs])

    # Tables and charts

    def table(self, node: Node, place: Place) -> Iterator[Element]:
        words = runs(node["caption"])
        caption = self.marks(numbers_bookmark(node["number"]), *words) if "number" in node else words
        yield paragraph("Caption", *caption, properties=place.properties)
        yield table(node, self.inlines, place.indent)
        said = [*node["notes"], *([f"Source: {node['source']}"] if node["source"] else [])]
        # The last line stands off from what follows; an empty one does so where nothing is said.
        for line in said or [""]:
            yield paragraph("Small", *runs(line), properties=place.properties)

    def chart(self, node: Node, place: Place) -> Iterator[Element]:
        yield paragraph("Caption", *runs(node["title"]), properties=place.properties)
        yield paragraph("ChartSentence", *runs(node["sentence"]), properties=place.properties)
        if node["unit"]:
            yield paragraph("ChartUnit", *runs(node["unit"]), properties=place.properties)
        if node["plot"]["marks"]:
            yield paragraph("Picture", self.drawn(node, place), properties=place.properties)
        else:
            yield paragraph("Small", *runs("There are no values to draw."), properties=place.properties)
        yield paragraph("Small", *self.under(node), properties=place.properties)

    def drawn(self, node: Node, place: Place) -> Element:
        """The chart as a picture that says in words what it shows."""
        width = Emu(Twips(max(TEXT_WIDTH - place.indent, TEXT_WIDTH // 2)))
        picture = self.part.new_pic_inline(io.BytesIO(self.picture(node["plot"])), width=width)
        picture.docPr.set("descr", node["alt"])
        picture.docPr.set("name", f"Chart {node['number']}")
        for side in ("distT", "distB", "distL", "distR"):
            picture.set(side, "0")
        return run("", element("drawing", picture))

    def under(self, node: Node) -> list[Element]:
        marks = node["plot"]["marks"]
        hollow = any(mark["y"] is not None and mark["status"] != "final" for mark in marks)
        said = ["Hollow marks are not final"] if hollow else []
        said += [f"Source: {node['source']}"] if node["source"] else []
        link = inside_link(numbers_bookmark(node["number"]), *runs("The numbers are at the end", "Hyperlink"))
        return [*runs("".join(f"{each} · " for each in said)), link]

    def note(self, node: Node, place: Place) -> Iterator[Element]:
        style = "Correction" if node["kind"] == "correction" else "Note"
        yield paragraph(f"{style}Title", *runs(node["title"]), properties=place.properties)
        yield from self.all(node["blocks"], replace(place, indent=place.indent, style=style))


def leads_in(paragraph: Node) -> bool:
    """Whether a paragraph is a line in bold alone, which leads in what follows it and stays with it."""
    return [inline["type"] for inline in paragraph["inlines"]] == ["strong"]


def begins_with_words(item: list[Node]) -> bool:
    return bool(item) and item[0]["type"] == "paragraph"


def rest(item: list[Node]) -> list[Node]:
    return item[1:] if begins_with_words(item) else item
