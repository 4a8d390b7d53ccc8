"""What is known not to agree, or is counted in different ways, and whether a text lets its reader know."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from lineofsight.kernel.passages import CHANGE, DIGITS, PERCENTAGE, Passage, number_in

# A value as it is compared: the number, and whether it is a percentage.
Amount = tuple[Decimal, bool]
# A smaller number that is no percentage stands in a text by chance.
SMALLEST = 13
# Where a number was read: "lines 2313 and 2314", "table c1".
CITED = re.compile(r"\b(?:lines?|pages?|rows?|tables?)\s[a-z]?\d+(?:(?:,|\sand|\sto)\s\d+)*", re.IGNORECASE)
# "9,509 of 24,629", "599 of the 715"
WHOLE = re.compile(r"\d[\d,.]*%?\sof\s(?:the\s)?(\d[\d,]*\d)")
# A change as it is placed, without the period it is from.
MOVED = re.compile(r"\s(?:in|on|since)\s.*$")
SAY_SO = re.compile(
    r"\bin (?:another|a different|different|other) ways?\b|\bdifferently\b|\bdo(?:es)? not agree\b"
    r"|\bnot (?:to be )?(?:set (?:against|beside)|compared)\b|\bcannot (?:count the same|be compared)\b"
    r"|\bdo(?:es)? not say why\b|\btwo counts\b"
    r"|\b(?:counts?|measures?|numbers?)(?:,? which)? (?:is|are) (?:far |much )?(?:wider|narrower|higher|lower)\b",
    re.IGNORECASE,
)


def says_so(text: str) -> bool:
    """Whether words say that numbers do not agree or are counted in different ways: "counts in another way"."""
    return bool(SAY_SO.search(" ".join(text.split())))


def says_so_of(passage: Passage, key: str) -> bool:
    """Whether a passage says so of a figure: in a sentence that places it, or after it in one that places no other."""
    sentences = list(passage.sentences())
    places = [any(number.key == key for number in sentence.numbers) for sentence in sentences]
    if not any(places):
        return says_so(passage.text)
    after = zip(sentences[places.index(True) :], places[places.index(True) :], strict=True)
    return any(says_so(each.text) for each, own in after if own or not any(n.placed for n in each.numbers))


def amounts(passages: Iterable[Passage]) -> set[Amount]:
    """Every number that some passages print, placed or typed; of a change how far it went and what it is from."""
    found: set[Amount] = set()
    for number in (number for passage in passages for number in passage.numbers):
        if number.kind == CHANGE:
            found |= amounts_in(MOVED.sub("", number.text))
        else:
            found.add((number_in(number.text), number.kind == PERCENTAGE))
    return found


def amounts_in(text: str) -> set[Amount]:
    """The numbers in what is printed of a figure: "9,509 of 24,629", "up 14.4% from 21,534"."""
    ends = ((found.group(), text[found.end() : found.end() + 1] == "%") for found in DIGITS.finditer(text))
    return {(abs(number_in(raw)), percentage) for raw, percentage in ends}


def is_hidden(own: Amount, note: str, numbers: Iterable[str], printed: Collection[Amount]) -> bool:
    """Whether a text that does not say so keeps from its reader what is noted about a figure: it prints none of the
    numbers that the figure is set against. A note of other numbers, none of which it is set against, is not about its
    value; one of no other number is about it in words.

    Args:
        numbers: those that the note speaks of, as they stand in it.
    """
    named = {each for raw in numbers for each in amounts_in(raw.replace(" per cent", "%"))} - {own}
    against = {each for each in named if is_rival(each, own, note)}
    return not named or (bool(against) and against.isdisjoint(printed))


def is_rival(amount: Amount, own: Amount, note: str) -> bool:
    """Whether a figure is set against a number: one of its kind, that is not the whole of another ("9,509 of 24,629")
    and not so small that it would stand in a text by chance."""
    value, percentage = amount
    if percentage != own[1]:
        return False
    wholes = {number_in(whole) for whole in WHOLE.findall(note)}
    return percentage or bool(value % 1) or (value >= SMALLEST and value not in wholes)
