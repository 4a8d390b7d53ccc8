"""The short forms in a text (LADO, DfE, A&E), and where the text itself spells one out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A capital, then more of them, a figure or an "and" sign, with single small letters between ("DfE"); without the s of
# several ("SCRs"). Nothing of a longer word.
SHORT = re.compile(r"(?<![\w&])[A-Z](?:[a-z]?[A-Z\d&])+(?=s?(?![\w&]))")
ROMAN = re.compile(r"[IVX]+")
# Longer than this it is a word that is shouted.
LONGEST = 8
WITHIN = re.compile(r"s?\s*\(([^()]+)\)")
# Where the words that could spell a short form begin at the earliest: so many signs before it, and after one of these.
FARTHEST = 200
BREAK = re.compile(r"[.!?;:()\[\]“”\n]")


@dataclass(frozen=True)
class Used:
    """A short form where it stands in a text, and the words that spell it there, if any do."""

    short: str
    spelled: str = ""


def used_in(text: str) -> Iterator[Used]:
    """Each short form of a text, in order, as often as it stands there."""
    for found in SHORT.finditer(text):
        yield Used(found.group(), spelled_at(text, found.start(), found.end()))


def spelled_at(text: str, start: int, end: int) -> str:
    """The words that spell the short form at a place: "local authority designated officer (LADO)", or the other way."""
    short = text[start:end]
    if text[start - 1 : start] == "(" and text[end : end + 2].lstrip("s").startswith(")"):
        return spelling(BREAK.split(text[max(start - FARTHEST, 0) : start - 1])[-1].rstrip(), short)
    after = WITHIN.match(text, end)
    inner = after[1].strip() if after else ""
    return inner if inner and spelling(inner, short) == inner else ""


def spelling(words: str, short: str) -> str:
    """The end of some words that spells a short form: each of its signs in order, the first at a word's beginning.

    By the rule of Schwartz and Hearst (2003), which looks from the end for each sign in turn.
    """
    at = len(words)
    signs = [sign for sign in short.casefold() if sign.isalnum()]
    for place, sign in reversed(list(enumerate(signs))):
        at = last_of(words, sign, at, begins=place == 0)
        if at < 0:
            return ""
    start = words.rfind(" ", 0, at + 1) + 1
    found = words[start:].strip()
    return found if len(found) > len(short) and short not in found else ""


def last_of(words: str, sign: str, before: int, *, begins: bool) -> int:
    """Where a sign stands last before a place, at a word's beginning where that is wanted; -1 where it does not."""
    for at in range(before - 1, -1, -1):
        if words[at].casefold() == sign and not (begins and at and words[at - 1].isalnum()):
            return at
    return -1


def may_be_one(short: str) -> bool:
    """Whether a form that nobody has explained is taken for a short form: not a code, a numeral or a shouted word."""
    return len(short) <= LONGEST and not any(sign.isdigit() for sign in short) and not ROMAN.fullmatch(short)


def is_shouted(text: str) -> bool:
    """Whether a text of several words is written in capitals alone, so that its capitals say nothing."""
    return len(text.split()) > 1 and text.upper() == text
