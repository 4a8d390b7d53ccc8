"""Words that give a child away: small counts typed into a text, and small counts that its numbers leave over.

Tables and figures are protected by the release they come from. What an author types is protected by nobody, so that it
is asked about wherever it stands: in prose, in a heading, in a list or a note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.kernel.numbers import half_up, number_text
from lineofsight.kernel.passages import COUNT, PART_OF, PERCENTAGE, Number, Passage
from lineofsight.kernel.suppression import DFE_1_5, hides

SMALL_COUNT, SMALL_REST = "A small count", "A small count is left over"
CHILDREN = (
    r"(?:child(?:ren)?|young (?:people|persons?|women|woman|men|man)|bab(?:y|ies)|infants?|girls?|boys?|teenagers?"
    r"|toddlers?|adolescents?|siblings?|pupils?|students?|care leavers?)"
)
# What follows a count of children: "three of the younger children", and not "three children’s homes".
COUNTED = re.compile(
    rf"\s(?:of\s(?:the|these|those|our)\s)?(?:[\w’'-]+\s){{0,3}}?{CHILDREN}\b(?![’']s?\b)", re.IGNORECASE
)
# A count too small to be read as a number elsewhere; "year 3 children" are not three.
FEW = re.compile(r"(?<![\w.,£€+−–-])(?<!year\s)(?:one|two|three|four|five|[1-5])(?=\s)", re.IGNORECASE)
# "One child" is most often any child; one of whom something happened is told of.
OF_ONE = re.compile(r"\s(?:who|whose|aged|was|were|had|has|died|came|went|did)\b", re.IGNORECASE)
SPOKEN_OF = re.compile(rf"\b{CHILDREN}\b", re.IGNORECASE)
# "Of the 24 children, 21 …"
OF_THESE = re.compile(r"\b(?:of|among)\s(?:(?:the|these|those|all|our|a total of)\s)?$", re.IGNORECASE)


@dataclass(frozen=True)
class SmallCount:
    """A small count that a text tells: on which line, what it says, whether it is left over, and where it leads."""

    line: int
    title: str
    words: str
    links: tuple[tuple[str, str], ...] = ()


def small_counts(passage: Passage) -> list[SmallCount]:
    """A text tells no count of children from 1 to 5, nor two numbers that leave one.

    What is asked can be explained: a count of the whole country tells of nobody, and nor does what a family has agreed
    to. Strength: local; the threshold is that of the Department for Education (statutory.md §7, 9).
    """
    found: dict[str, SmallCount] = {}
    for sentence in passage.sentences():
        if SPOKEN_OF.search(sentence.text):
            for each in (*typed_small(sentence), *left_small(sentence)):
                found.setdefault(each.title, each)
    return list(found.values())


def is_small(count: Decimal) -> bool:
    return count == count.to_integral_value() and hides(DFE_1_5, max(count, Decimal(0)))


def typed_small(sentence: Passage) -> Iterator[SmallCount]:
    """The small counts of children that were typed. One that is placed was let through by its release."""
    placed = [range(number.start, number.end) for number in sentence.numbers if number.placed]
    for few in FEW.finditer(sentence.text):
        counted = COUNTED.match(sentence.text, few.end())
        if not counted or any(few.start() in each for each in placed):
            continue
        if few.group().lower() != "one" or OF_ONE.match(sentence.text, counted.end()):
            words = " ".join(sentence.text[few.start() : counted.end()].split())
            yield SmallCount(sentence.line_at(few.start()), f"“{words}”", SMALL_COUNT)


def left_small(sentence: Passage) -> Iterator[SmallCount]:
    """What numbers set against their whole leave over, where that is a small count."""
    for parts, whole in [*parts_of_wholes(sentence), *shares_of_wholes(sentence)]:
        left = whole.value - sum((value for value, _ in parts), Decimal(0))
        if is_small(left) and left < whole.value:
            said = " and ".join(text for _, text in parts)
            title = f"{said} of {whole.text} leaves {number_text(left)}."
            yield SmallCount(whole.line, title, SMALL_REST, whole.link)


Parts = list[tuple[Decimal, str]]


def parts_of_wholes(sentence: Passage) -> Iterator[tuple[Parts, Number]]:
    """The counts that a sentence sets against a whole: "21 of 24", or "of the 24, 12 … and 9 …" singly and together."""
    counts = sentence.of_kind(COUNT)
    for place, number in enumerate(counts):
        before = counts[place - 1] if place else None
        if not COUNTED.match(sentence.text, number.end):
            continue
        if before and PART_OF.fullmatch(sentence.between(before, number)):
            yield [(before.value, before.text)], number
        elif OF_THESE.search(sentence.text[: number.start]):
            parts = [(each.value, each.text) for each in counts[place + 1 :] if each.value < number.value]
            yield from (([part], number) for part in parts)
            if len(parts) > 1 and sum(value for value, _ in parts) < number.value:
                yield parts, number


def shares_of_wholes(sentence: Passage) -> Iterator[tuple[Parts, Number]]:
    """The shares of a whole that a sentence gives, as the counts they are: "95% of the 60 children"."""
    for share in sentence.of_kind(PERCENTAGE):
        for whole in sentence.of_kind(COUNT):
            beside = whole.start > share.end and PART_OF.fullmatch(sentence.between(share, whole))
            if beside and COUNTED.match(sentence.text, whole.end):
                yield [(half_up(whole.value * share.shown / 100, 0), share.text)], whole
