"""Entries of two agencies that may tell of one thing: suggested, and merged by a person alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.learn.reviews.rules.fuzzy import Fuzzy

WORD = re.compile(r"[a-z]{3,}")
COMMON = frozenset(
    [
        "and",
        "the",
        "was",
        "were",
        "with",
        "for",
        "from",
        "that",
        "this",
        "had",
        "has",
        "have",
        "her",
        "his",
        "she",
        "him",
        "they",
        "them",
        "not",
        "but",
        "are",
        "who",
        "whom",
        "mother",
        "father",
        "child",
        "family",
    ]
)
# How much of their words two entries of one day must share to be shown side by side.
ALIKE = 0.25


@dataclass(frozen=True)
class Told:
    """What is compared of an entry: its ref, whose it is, when, and its words."""

    ref: str
    agency: str
    when: Fuzzy
    text: str


def words(text: str) -> frozenset[str]:
    """The words that say what happened."""
    return frozenset(WORD.findall(text.lower())) - COMMON


def likeness(one: str, other: str) -> float:
    """Which share of the words of two texts stands in both."""
    mine, theirs = words(one), words(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def suggested(entries: Sequence[Told]) -> list[tuple[str, str]]:
    """Pairs by two agencies, on one known day and in similar words, the likest first."""
    found = [
        (likeness(one.text, other.text), one.ref, other.ref)
        for n, one in enumerate(entries)
        for other in entries[n + 1 :]
        if one.agency != other.agency and one.when.known == "day" and one.when == other.when
    ]
    return [(one, other) for share, one, other in sorted(found, key=lambda each: -each[0]) if share >= ALIKE]
