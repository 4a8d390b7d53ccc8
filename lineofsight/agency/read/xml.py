"""XML, a record at a time and in safety: a file that declares entities or a document type is refused unread.

Expat hands each record's elements straight to a builder written in C; between records nothing is kept, so memory does
not grow with the file.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from lineofsight.agency.read.faults import Fault, Unreadable

CHUNK = 1024 * 1024
# No return of any department nests so deep; a file that does is no return.
DEEPEST = 40
DECLARED = (
    "The file declares a document type or entities, which no return needs and which can be used to do harm. "
    "Export it again from the case system"
)


class Refused(Exception):
    """What was declared, or nested too deep; said with its line by whoever reads the file."""


class Records:
    """What the parser has finished: each wanted element whole, with the line on which it began."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted = wanted
        self.done: list[tuple[int, Element]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.outside
        self.parser.StartDoctypeDeclHandler = self.declared
        self.parser.EntityDeclHandler = self.declared
        self.parser.ExternalEntityRefHandler = self.declared
        self.root = ""
        self.depth = 0

    def declared(self, *_: object) -> int:
        raise Refused(DECLARED)

    def outside(self, tag: str, attributes: dict[str, str]) -> None:
        """An element that is part of no record: nothing, or the beginning of one."""
        self.root = self.root or tag
        if tag in self.wanted:
            self.begin(tag, attributes)

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        builder, line, parser = TreeBuilder(), self.parser.CurrentLineNumber, self.parser
        start, close = builder.start, builder.end
        depth = 0

        def inside(name: str, about: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise Refused("Elements are nested deeper than in any return. Export the file again")
            start(name, about)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            element = close(name)
            if not depth:
                self.done.append((line, element))
                parser.StartElementHandler = self.outside
                parser.EndElementHandler = parser.CharacterDataHandler = None

        parser.StartElementHandler, parser.EndElementHandler = inside, end
        parser.CharacterDataHandler = builder.data
        inside(tag, attributes)


@contextmanager
def without_collecting() -> Iterator[None]:
    """While records are made that all live on and hold no cycles, the collector would walk over every one of them again
    and again and find nothing: of a large file that is two fifths of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def records(path: Path, wanted: frozenset[str], root: str) -> Iterator[tuple[int, Element]]:
    """Every wanted element of a file with the line on which it begins, in the file's order.

    Raises:
        Unreadable: it is no XML, not of this kind (`root` names its outermost element), or declares what it may not.
    """
    found = Records(wanted)
    try:
        with path.open("rb") as file:
            while True:
                chunk = file.read(CHUNK)
                found.parser.Parse(chunk, not chunk)
                if found.root and found.root != root:
                    raise Refused(f"Its outermost element is “{found.root}”, and “{root}” was expected")
                yield from found.done
                found.done.clear()
                if not chunk:
                    return
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        sentence = f"The file is no well-formed XML from here on ({expat.ErrorString(error.code)})"
        raise Unreadable(path.name, [Fault(place, sentence)]) from None
    except Refused as refused:
        place = f"line {found.parser.CurrentLineNumber}"
        raise Unreadable(path.name, [Fault(place, str(refused))]) from None
