"""What a paragraph is made of: words, stress, links, and figures placed in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress, in italics where a writer has them."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of importance, in bold where a writer has it."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; a writer follows only addresses that `links.safe` allows."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be typed or matched exactly, spaces included."""

    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure placed in the text: its key, how it was asked for, what is printed, where it leads, its source.

    `href` and `footnote` may be empty: then the figure is printed without a link, or without a note.
    """

    key: str
    as_: str
    text: str
    href: str = ""
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a paragraph."""


Inline = Text | Emphasis | Strong | Link | Code | Placed | Break


def plain(inlines: Iterable[Inline]) -> str:
    """The words of these inlines, with nothing of how they look; a break is a space."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Emphasis(inlines) | Strong(inlines):
            return plain(inlines)
        case Break():
            return " "
        case _:
            return inline.text
