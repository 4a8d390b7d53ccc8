"""A passage of a text as its arithmetic sees it: the words as they read, and each number where it stands in them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

COUNT, PERCENTAGE, POINTS, CHANGE, MONEY = "count", "percentage", "points", "change", "money"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])|\n\n")
DIGITS = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?")
# "1,322 of 3,399", "9,509 (38.6%) of the 24,629".
PART_OF = re.compile(
    r"(?:\s(?!and\b|but\b|with\b|while\b|half\b)\w+){0,3}\s(?:\([^()]*\)\s)?(?:out\s)?of\s(?:the\s|all\s|these\s|those\s|its\s"
    r"|their\s|a\stotal\sof\s)?"
)
SMALL = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True)
class Number:
    """One number in a passage: what is printed, from where to where, its exact value and what it is of.

    Of a number typed by hand only the first part is known. `kind` is an indicator's own word (count, percentage, rate,
    average), or points, money, or change; a change's `value` is per cent of the earlier value, and `moved` the
    difference in the indicator's own unit; `prints_earlier` says whether it names the period it is from. `counts` are
    those a percentage was made of; `whole` is what a part belongs to; `parts` are the parts of the same dimension there
    could be, none where they may overlap.
    """

    text: str
    value: Decimal
    kind: str
    start: int
    end: int
    line: int
    placed: bool = False
    key: str = ""
    breakdown: str = ""
    period: str = ""
    label: str = ""
    before_label: str = ""
    name: str = ""
    unit: str = ""
    source: str = ""
    counts: tuple[Decimal | None, Decimal | None] = (None, None)
    whole: Decimal | None = None
    parts: frozenset[str] = frozenset()
    moved: Decimal | None = None
    prints_earlier: bool = False
    own_period: bool = True
    href: str = ""

    @property
    def places(self) -> int:
        """How many decimal places are shown."""
        shown = DIGITS.search(self.text)
        return len(shown.group().partition(".")[2]) if shown else 0

    @property
    def shown(self) -> Decimal:
        """The number as it is printed, rounded."""
        return number_in(self.text) if self.kind != CHANGE else self.value

    @property
    def link(self) -> tuple[tuple[str, str], ...]:
        """Where the number comes from, for whoever wants to look."""
        return ((f"Where {self.text} comes from", self.href),) if self.href else ()


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading or a list: its words as they read, its numbers in order, and where each line begins."""

    text: str
    numbers: tuple[Number, ...]
    starts: tuple[tuple[int, int], ...]

    def line_at(self, offset: int) -> int:
        """The author's line that the character at this place stands in."""
        return next((line for start, line in reversed(self.starts) if start <= offset), 1)

    @property
    def first_line(self) -> int:
        """The author's line it begins on."""
        return self.starts[0][1]

    def sentences(self) -> Iterator["Passage"]:
        """Each sentence, or item of a list, as a passage; places still count from the beginning of this one."""
        start = 0
        for end in [found.start() for found in SENTENCE_END.finditer(self.text)] + [len(self.text)]:
            inside = tuple(n for n in self.numbers if start <= n.start < end)
            yield Passage(" " * start + self.text[start:end], inside, self.starts)
            start = end

    def of_kind(self, *kinds: str) -> tuple[Number, ...]:
        """Its numbers of some kinds."""
        return tuple(number for number in self.numbers if number.kind in kinds)

    def between(self, first: Number, second: Number) -> str:
        """The words between two numbers."""
        return self.text[first.end : second.start]


def passage_at(passages: Iterable[Passage], line: int) -> Passage | None:
    """The passage that a line of the author's stands in."""
    return next((each for each in passages if each.first_line <= line <= each.starts[-1][1]), None)


def first_line(passages: Iterable[Passage], line: int) -> int:
    """The first line of the passage that a line stands in, which tells it from others; of none, the line itself."""
    found = passage_at(passages, line)
    return found.first_line if found else line


def number_in(text: str) -> Decimal:
    """The value that is printed: "24,629", "−3.2", "3.5 per cent", "twelve", "thirty-four"; nought where there is none.

    Only what `numbers_typed` finds is understood.
    """
    digits = DIGITS.search(text)
    if digits:
        return Decimal(digits.group().replace(",", "").replace("−", "-"))
    total, current = 0, 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in LARGE:
            total, current = (total + current or 1) * LARGE[word], 0
        elif word in SMALL or word in TENS:
            current += SMALL.index(word) if word in SMALL else 10 * TENS.index(word)
    return Decimal(total + current)


def kind_typed(raw: str, after: str) -> str:
    """What a number typed by hand is, by its sign and the words after it."""
    if re.search(r"%|per\s?cent", raw, re.IGNORECASE):
        return POINTS if re.match(r"\s?(?:-\s?)?points?\b", after) else PERCENTAGE
    if re.match(r"\s(?:percentage\s)?points?\b", after):
        return POINTS
    return MONEY if raw[:1] in "£€" else COUNT


def nearest(numbers: Iterable[Number], start: int, end: int) -> Number | None:
    """Of some numbers the one that stands nearest to a place; of two as near, the later."""
    return min(numbers, key=lambda n: (max(n.start - end, start - n.end, 0), -n.start), default=None)


def in_words(value: int) -> str:
    """A small whole number as a word; above nineteen in numerals."""
    return SMALL[value] if 0 <= value < len(SMALL) else f"{value:,}"
