"""The author's CommonMark parsed, with figures as tokens and everything of interest at its own line and column.

Raw HTML is off (it is shown as it was typed), indented code is off (an indented paragraph is a paragraph), and an
image is kept as the text that was typed, for the reader to refuse.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, image, link
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

MAX_NESTING = 40
BRACES = re.compile(r"\{[^{}]*\}")
InlineRule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed text: its tree of tokens and its lines."""

    root: SyntaxTreeNode
    lines: tuple[str, ...]

    def inlines(self) -> Iterator[SyntaxTreeNode]:
        """Each run of text (of a paragraph or a heading), in order."""
        return (node for node in self.root.walk() if node.type == "inline")

    def place(self, inline: SyntaxTreeNode, at: int) -> tuple[int, int]:
        """Line and column, from 1, of the character `at` of this run of text."""
        before = inline.content[:at]
        row, start = before.count("\n"), before.rfind("\n") + 1
        line = (inline.map or (0, 0))[0] + row
        typed = inline.content[start:].split("\n", 1)[0]
        # Quote and list marks stand before the text, so the text is looked for from the line's end.
        return line + 1, max(self.lines[line].rfind(typed), 0) + at - start + 1

    def too_deep(self) -> int | None:
        """The line (from 1) at which the parser stopped because lists or quotes are nested too deeply; else None."""
        deep = (node for node in self.root.walk(include_self=False) if node.level >= MAX_NESTING - 1)
        return next((node.map[0] + 1 for node in deep if node.map), None)


@lru_cache(maxsize=4)
def parse(text: str) -> Markup:
    """The text parsed; line ends of any kind are one line end. Remembered for a while: reading a section asks for its
    figures, its words, its numbers and its blocks, one after the other."""
    text = re.sub(r"\r\n?", "\n", text).replace("\0", "�")
    return Markup(SyntaxTreeNode(_parser().parse(text)), (*text.split("\n"), ""))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).disable(["code", "html_inline"])
    rules = parser.inline.ruler
    rules.at("link", _noting(link, "link_open"))
    rules.at("autolink", _noting(autolink, "link_open"))
    rules.at("backticks", _noting(backtick, "code_inline"))
    rules.at("image", _image)
    rules.push("placement", _placement)
    return parser


def _noting(rule: InlineRule, kind: str) -> InlineRule:
    """The same rule, which also notes on its token where it stood and what was typed."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        found = rule(state, silent)
        for token in state.tokens[known:]:
            if token.type == kind and "at" not in token.meta:
                _note(token, start, state.src[start : state.pos])
                break
        return found

    return noted


def _image(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not image(state, True):
        return False
    if not silent:
        _note(state.push("refused_image", "", 0), start, state.src[start : state.pos])
    return True


def _placement(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    closed = BRACES.match(state.src, state.pos, state.posMax)
    raw = closed.group() if closed else "{"
    if not silent:
        _note(state.push("placement" if closed else "open_brace", "", 0), state.pos, raw)
    state.pos += len(raw)
    return True


def _note(token: Token, at: int, raw: str) -> None:
    token.content = token.content or raw
    token.meta.update(at=at, raw=raw)
