"""What can be counted in an author's text: its words, and the numbers typed into it by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from lineofsight.core.documents import markup

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
AGE = r"\d{1,2}(?:\s?(?:[–-]|to|and|or)\s?\d{1,2})?"
UNITS = "(?:one|two|three|four|five|six|seven|eight|nine)"
TENS = f"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-{UNITS})?"
TEEN = "(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
BELOW_HUNDRED = f"(?:{TENS}|{TEEN}|{UNITS})"
LARGE = "(?:hundred|thousand|million)"
IN_WORDS = rf"(?:(?:{BELOW_HUNDRED}\s)?{LARGE}(?:\s{LARGE})?(?:\sand\s{BELOW_HUNDRED})?|{TENS}|{TEEN})"
# A number in words is taken for a count where what is counted follows: "twelve callers", not "at twelve" (an age),
# "thirty times" or "for every ten thousand children". Below ten it is as often a turn of speech ("the two priorities").
OF_THINGS = (
    r"(?=\s(?:young\speople|children|people|women|men|(?!(?:was|is|has|as|this|its|times|minutes|hours|days|weeks|months"
    r"|terms|years|thousands|millions)\b)[a-z]+[^\Ws]s)\b)"
)
COUNTED = rf"(?:\d+|{UNITS}|{IN_WORDS})"
SPAN = r"(?:working\s|calendar\s|school\s)?(?:minute|hour|day|week|month|term|year)s?"
NOT_FIGURES = re.compile(
    rf"""
      \d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:\s+\d{{4}})?          # 6 March 2019
    | {MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b      # March 6, 2019
    | \b\d{{4}}-\d\d-\d\d\b | \b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b   # 2019-03-06, 06/03/2019
    | \b(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b(?![,.]?\d|%)   # 2019, 2018/19, 2018-2019
    | \b\d{{1,2}}[:.]\d\d\s?(?:am|pm)\b | \b\d\d:\d\d\b           # 9.30am, 14:30
    | \b0\d{{2,4}}\s?\d{{3}}\s?\d{{3,4}}\b                        # telephone numbers
    | \b(?:sections?|chapter|article|regulation|schedule|paragraph|part|page|appendix|stage)\s+\d+[\w.()]*
    | \b(?:quarter|half-year|table|figure|chart|version|edition|item|recommendation|priority)\s+\d+\b
    | \b(?:tier|level|step|grade|year\sgroup|years?)\s+\d{{1,2}}(?:\s?(?:[–-]|to|and)\s?\d{{1,2}})?\b  # year 6
    | \b(?:age[ds]?|(?:under|over)(?=\s(?:1?\d|2[0-5])\b))
          (?:\s(?:of|the\sage\sof|between|from|up\sto))?\s+{AGE}\b(?![.,]?\d)
          (?=[^%\w]*(?:$|[^%\w\s]|\s(?:and|or|in|were|was|is|are|at|who|with|when)\b))  # aged 16, under 5 or
    | \b(?:under|over)-?{AGE}s\b | \b{AGE}[\s-]years?[\s-]olds?\b | \b{AGE}\s+years?\s+of\s+age\b
    | \b(?:within|every|after|last|past|previous|first|next|least|most)\s+{COUNTED}[\s-]{SPAN}\b  # within 12 months
    | \b(?:per|every|each)\s(?:10*(?:,000)*|{IN_WORDS})\b            # for every 10,000
    | \b24/7\b
    | &\#?\w+;                                                    # a character written by its number
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMBER = re.compile(
    r"(?<![\w.,/])(?<![A-Za-z]-)[£€]?[+−-]?\d+(?:,\d{3})*(?:\.\d+)?(?!\d)(?:%|\s(?:per\s?cent)\b)?(?![A-Za-z])"
    rf"|(?<![\w-]){IN_WORDS}(?![\w-])(?:\sper\s?cent\b|{OF_THINGS})",
    re.IGNORECASE,
)
# Where a figure stands in a run of prose.
PLACED = "\ufffc"
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
    """The numbers typed by hand, in order: in numerals, or from ten on in words where what is counted follows.

    Not counted: figures placed in the text; years, dates, times and telephone numbers; ages ("aged 16", "under-5s",
    "11 to 17 year olds"); spans that say by when ("within 12 months", "the last ten years"); what is called by its
    number (section 47, quarter 2, year 6, tier 3, table 4, version 2); ordinals ("1st"); the numbers of a list; a
    number that begins a heading; what a rate is per ("per 10,000").
    """
    parsed = markup.parse(text)
    return tuple(number for inline in parsed.inlines() for number in _numbers(parsed, inline))


@dataclass(frozen=True, slots=True)
class Run:
    """A run of prose as it reads: of a paragraph, a heading or an item of a list.

    `part` counts the text's top-level parts from 0. In `text` a figure stands as PLACED and a new line as a line end;
    stress and addresses are gone. `placed` gives line and column of each figure; `typed` the start and the words of
    each number typed by hand.
    """

    part: int
    line: int
    text: str
    placed: tuple[tuple[int, int], ...]
    typed: tuple[tuple[int, str], ...]


def runs(text: str) -> tuple[Run, ...]:
    """The runs of prose of a text, in order: what a reader who checks its numbers looks at."""
    parsed = markup.parse(text)
    parts = enumerate(parsed.root.children)
    return tuple(_read_run(parsed, part, node) for part, top in parts for node in top.walk() if node.type == "inline")


def _read_run(parsed: markup.Markup, part: int, inline: SyntaxTreeNode) -> Run:
    placed = tuple(parsed.place(inline, node.meta["at"]) for node in inline.walk() if node.type == "placement")
    said = _said(inline)
    looked_at = _without_not_figures(inline, said)
    typed = tuple((found.start(), found.group()) for found in NUMBER.finditer(looked_at))
    return Run(part, (inline.map or (0, 0))[0] + 1, said, placed, typed)


def _said(node: SyntaxTreeNode) -> str:
    match node.type:
        case "placement":
            return PLACED
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            return " " * len(node.content)
    return "".join(map(_said, node.children)) if node.children else node.content.replace(PLACED, " ")


def _numbers(parsed: markup.Markup, inline: SyntaxTreeNode) -> Iterator[TypedNumber]:
    for found in NUMBER.finditer(_blanked(inline)):
        yield TypedNumber(found.group(), *parsed.place(inline, found.start()))


def _blanked(inline: SyntaxTreeNode) -> str:
    """The typed text, of the same length, with what is not prose or not a figure blanked out."""
    content = inline.content
    for node in inline.walk():
        if "at" in node.meta:
            content = _blank(content, *_not_prose(node))
    return _without_not_figures(inline, content)


def _without_not_figures(inline: SyntaxTreeNode, content: str) -> str:
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
