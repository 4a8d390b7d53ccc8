"""What can be counted in an author's text: its words, and the numbers typed into it by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from lineofsight.core.documents import markup

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NOT_FIGURES = re.compile(
    rf"""
      \d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:\s+\d{{4}})?          # 6 March 2019
    | {MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b      # March 6, 2019
    | \b\d{{4}}-\d\d-\d\d\b | \b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b   # 2019-03-06, 06/03/2019
    | \b(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b(?![,.]?\d|%)   # 2019, 2018/19, 2018-2019
    | \b\d{{1,2}}[:.]\d\d\s?(?:am|pm)\b | \b\d\d:\d\d\b           # 9.30am, 14:30
    | \b0\d{{2,4}}\s?\d{{3}}\s?\d{{3,4}}\b                        # telephone numbers
    | \b(?:sections?|chapter|article|regulation|schedule|paragraph|part|page|appendix|stage)\s+\d+[\w.()]*
    | &\#?\w+;                                                    # a character written by its number
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMBER = re.compile(
    r"(?<![\w.,/])(?<![A-Za-z]-)[£€]?[+−-]?\d+(?:,\d{3})*(?:\.\d+)?(?!\d)(?:%|\s(?:per\s?cent)\b)?(?![A-Za-z])"
)
HEADING_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number typed into the text by hand: what was typed, and its line and column from 1."""

    raw: str
    line: int
    column: int


def words(text: str) -> int:
    """How many words a reader would count; a figure is one word, an address behind a link is none."""
    parsed = markup.parse(text)
    runs = [_run(inline) for inline in parsed.inlines()]
    runs += [node.content for node in parsed.root.walk() if node.type == "fence"]
    return sum(bool(re.search(r"\w", word)) for run in runs for word in run.split())


def _run(node: SyntaxTreeNode) -> str:
    if node.type == "placement":
        return "1"
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "".join(map(_run, node.children)) if node.children else node.content


def numbers_typed(text: str) -> tuple[TypedNumber, ...]:
    """The numerals typed by hand, in order: not figures placed in the text, years, dates, times, telephone numbers,
    numbers of sections and the like, ordinals ("1st"), nor a number that begins a heading. Words ("twelve") are not
    looked for.
    """
    parsed = markup.parse(text)
    return tuple(number for inline in parsed.inlines() for number in _numbers(parsed, inline))


def _numbers(parsed: markup.Markup, inline: SyntaxTreeNode) -> Iterator[TypedNumber]:
    for found in NUMBER.finditer(_blanked(inline)):
        yield TypedNumber(found.group(), *parsed.place(inline, found.start()))


def _blanked(inline: SyntaxTreeNode) -> str:
    """The typed text, of the same length, with what is not prose or not a figure blanked out."""
    content = inline.content
    for node in inline.walk():
        if "at" in node.meta:
            content = _blank(content, *_not_prose(node))
    if inline.parent and inline.parent.type == "heading" and (number := HEADING_NUMBER.match(content)):
        content = _blank(content, 0, number.end())
    return NOT_FIGURES.sub(lambda found: " " * len(found.group()), content)


def _not_prose(node: SyntaxTreeNode) -> tuple[int, int]:
    """Where the part that is not prose begins and ends: of a link, its address; of all else, the whole."""
    at, raw = node.meta["at"], node.meta["raw"]
    address = max(raw.rfind("]("), raw.rfind("][")) if node.type == "link" else 0
    return at + max(address, 0), at + len(raw)


def _blank(content: str, start: int, end: int) -> str:
    return content[:start] + " " * (end - start) + content[end:]
