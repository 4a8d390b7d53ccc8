"""The tree made ready for paper: levels without gaps, addresses made whole, sources numbered, charts placed.

What a page on a screen does by a click, paper does at the end: the numbers behind each chart, and where each figure
comes from.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from urllib.parse import urljoin

from lineofsight.core.documents import links, tree
from lineofsight.core.documents.plot import plot
from lineofsight.core.documents.printable import printable

Node = dict[str, Any]
LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?")
CONTENTS_FROM = 3  # headings


class NotPrintable(ValueError):
    """The document lacks what a printed one must have; the message says what."""


def pressed(document: tree.Document, site: str = "") -> Node:
    """The document as plain data for a template: `tree.to_json`'s, with what a printed page needs added.

    Raises NotPrintable for a document without a title or with a language that cannot be named in a PDF.
    """
    language = LANGUAGE.fullmatch(document.language)
    if not printable(document.title).strip():
        raise NotPrintable("The document has no title. Give it one.")
    if not language:
        raise NotPrintable(f"“{document.language}” is not a language. Use a form like en-GB.")
    press = _Press()
    ready: Node = press.node(tree.to_json(document))
    ready["blocks"] = [*ready["blocks"], *press.annex()]
    headings = list(nodes(ready, "heading"))
    _close_gaps(headings)
    _lead(ready, _anchored(headings), site)
    return ready | {
        "lang": language[1],
        "region": language[2],
        "sources": list(press.sources),
        "contents": len(headings) >= CONTENTS_FROM,
    }


class _Press:
    """One document going through: the sources met, and the charts whose numbers go to the end."""

    def __init__(self) -> None:
        self.sources: dict[str, int] = {}
        self.charts: list[Node] = []

    def node(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.node(item) for item in value]
        if isinstance(value, dict):
            return self.typed(value)
        return printable(value).replace("\n", " ") if isinstance(value, str) else value

    def typed(self, node: Node) -> Node:
        if node["type"] == "chart":
            return self.chart(node)
        ready = {name: self.node(value) for name, value in node.items()}
        if node["type"] == "code":
            ready["lines"] = printable(node["text"]).split("\n")
        if node["type"] in ("paragraph", "table"):
            self.number(list(nodes(ready, "placed")))
        return ready

    def number(self, placed: list[Node]) -> None:
        """A source's number stands at the last of the figures in a row that share it."""
        for this, following in zip(placed, [*placed, {"footnote": ""}][1:], strict=True):
            note = this["footnote"]
            if note:
                self.sources.setdefault(note, len(self.sources) + 1)
            this["mark"] = self.sources[note] if note and following["footnote"] != note else None

    def chart(self, node: Node) -> Node:
        self.charts.append(node)
        series = self.node(node["series"])
        points = [tree.Point(one["label"], one["value"], one["text"], one["status"]) for one in series]
        ready = {name: self.node(value) for name, value in node.items() if name not in ("table", "series")}
        return ready | {"plot": asdict(plot(points, node["target"])), "number": len(self.charts),
                        "alt": _sentences(ready["title"], ready["sentence"])}  # fmt: skip

    def annex(self) -> list[Node]:
        """The numbers behind the charts, as tables under a heading of their own."""
        heading = {"type": "heading", "level": 1, "text": "The numbers behind the charts", "ref": None}
        tables = [self.node(chart["table"]) | {"number": n} for n, chart in enumerate(self.charts, 1)]
        return [heading, *tables] if tables else []


def _sentences(title: str, sentence: str) -> str:
    stop = " " if title.endswith(("?", ".", "!")) else ". "
    return f"{title}{stop}{sentence}"


def nodes(node: Any, *wanted: str) -> Iterator[Node]:
    """Every node of these types in and below this one, in order."""
    if isinstance(node, list):
        for item in node:
            yield from nodes(item, *wanted)
    elif isinstance(node, dict):
        if node.get("type") in wanted:
            yield node
        for value in node.values():
            yield from nodes(value, *wanted)


def _close_gaps(headings: list[Node]) -> None:
    """Levels that start at 1 and never go down by more than one, as PDF/UA-1 asks (ISO 14289-1:2014, 7.4.2, must)."""
    level = 0
    for heading in headings:
        level = heading["level"] = min(heading["level"], level + 1)


def _anchored(headings: list[Node]) -> set[str]:
    """The addresses within the document, each given to the first heading that has it."""
    refs: set[str] = set()
    for heading in headings:
        ref = heading["ref"]
        heading["anchor"] = f"part-{ref}" if ref and ref not in refs else None
        refs.add(ref or "")
    return refs - {""}


def _lead(ready: Node, refs: set[str], site: str) -> None:
    for node in nodes(ready, "link", "placed"):
        node["href"] = _address(node["href"], refs, site)


def _address(href: str, refs: set[str], site: str) -> str:
    """Where a link leads on paper: "#part-ref" within it, a whole address outside it, or nowhere ("")."""
    if href.startswith("#") and href[1:] in refs:
        return f"#part-{href[1:]}"
    if not links.safe(href):
        return ""
    if not links.is_local(href):
        return href
    return urljoin(site, href) if site else ""
