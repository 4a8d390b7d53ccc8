"""What a document is made of: headings, paragraphs, lists, tables, charts and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lineofsight.core.documents.inlines import Inline, Text
from lineofsight.core.documents.printable import printable

WORD = re.compile(r"[a-z][a-z0-9_]*")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class NotADocument(ValueError):
    """What was given cannot be a document; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 (the document's own parts) to 4; `ref` is an address within the document (`#ref`). With
    `new_page` it begins a page, where there are pages."""

    level: int
    text: str
    ref: str | None = None
    new_page: bool = False

    def __post_init__(self) -> None:
        _insist(self.level in (1, 2, 3, 4), f"A heading has level 1, 2, 3 or 4, not {self.level}.")
        _insist(bool(printable(self.text).strip()), "A heading has no words. Write some, or take it out.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]

    @classmethod
    def of(cls, text: str) -> Paragraph:
        """The paragraph that says just this."""
        return cls((Text(text),))


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items in no order; each item is blocks."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items in order, numbered from `start`; each item is blocks."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its header, and whether its cells are numbers (aligned right)."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has a cell for each column, and its first cell is the row's header.

    A cell is plain text, or inlines where a figure in it can be followed.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _insist(bool(self.columns), f"The table “{self.caption}” has no columns.")
        wrong = next((n for n, row in enumerate(self.rows, 1) if len(row) != len(self.columns)), None)
        _insist(wrong is None, f"Row {wrong} of the table “{self.caption}” does not have a cell for each column.")


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a chart: what it is of, its value as decimal text (None where there is none), and what is printed.

    `status` is the observation's own word ("final", "provisional", "suppressed" …); a point without a value leaves a
    gap and prints its `text`.
    """

    label: str
    value: str | None
    text: str
    status: str = "final"

    def __post_init__(self) -> None:
        _insist(self.value is None or _is_decimal(self.value), f"“{self.value}” is not a number.")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: a title that asks or finds, a sentence that says what it shows, the points, and the same as a table."""

    title: str
    sentence: str
    series: tuple[Point, ...]
    unit: str
    source: str
    table: Table
    target: str | None = None

    def __post_init__(self) -> None:
        _insist(self.target is None or _is_decimal(self.target), f"The target “{self.target}” is not a number.")


@dataclass(frozen=True, slots=True)
class Note:
    """Something said beside the text: a note to readers, a correction. `kind` is one lower-case word."""

    kind: str
    title: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        _insist(bool(WORD.fullmatch(self.kind)), f"“{self.kind}” is not a kind of note: use one lower-case word.")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, where the subject changes."""


Block = Heading | Paragraph | BulletList | NumberedList | Quote | Table | Chart | Note | Rule
Cell = str | tuple[Inline, ...]


def _insist(holds: bool, sentence: str) -> None:
    if not holds:
        raise NotADocument(sentence)


def _is_decimal(text: str) -> bool:
    return bool(DECIMAL.fullmatch(text))
