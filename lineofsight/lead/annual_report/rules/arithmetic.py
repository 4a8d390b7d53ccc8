"""Arithmetic is kept: what stands together in a passage must agree. Pure; half up, once, at the places that are shown.

A percentage agrees with its two counts. A change agrees with the numbers it lies between.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lineofsight.kernel.numbers import half_up, number_text, relative_change, share
from lineofsight.kernel.passages import (
    COUNT,
    PART_OF,
    PERCENTAGE,
    Number,
    Passage,
    nearest,
)
from lineofsight.lead.annual_report.rules.findings import PROBLEM, Finding

DISAGREES = "These do not agree"
HALF_UP = "Percentages are rounded half up, once, from the exact counts."
# A number in brackets or after a comma belongs to the number it follows.
ADJACENT = re.compile(r"(?:\s\w+)?\s?[(\[,:–—]?\s?(?:(?:or|that is|which is)\s)?")
CHANGED = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|gr(?:ew|own|owth)|increas\w*|up|more|f[ae]ll(?:s|en|ing)?|dropp?\w*|decreas\w*"
    r"|reduc\w*|declin\w*|down|fewer|less|chang\w*)\b",
    re.IGNORECASE,
)


def percentages_agree(passage: Passage) -> list[Finding]:
    """A percentage beside its two counts is those counts' share, half up, at the places shown.

    Which counts are its own: those joined by "of" ("1,322 of 3,399") nearest to it; the one it stands in brackets
    after or before, of the whole that one is a part of. Where the words do not say, two counts of its sentence that
    come within one and a half of the last place shown are taken to be meant, and must agree.
    """
    found = []
    for sentence in passage.sentences():
        for percentage in sentence.of_kind(PERCENTAGE):
            if None not in percentage.counts and percentage.placed:
                continue
            found.append(change_agrees(sentence, percentage) or share_agrees(passage, sentence, percentage))
    return [each for each in found if each]


def change_agrees(sentence: Passage, percentage: Number) -> Finding | None:
    """A percentage by which something changed "from A to B" is the change from A to B."""
    if not CHANGED.search(sentence.text):
        return None
    for old, new in from_to(sentence):
        moved = relative_change(new.value, old.value)
        if moved is None or near_other_pair(sentence, percentage, old, new):
            continue
        true = half_up(abs(moved) * 100, percentage.places)
        if true == abs(percentage.shown):
            return None
        place = f" Or place it: {{{new.key} as=change}}." if new.key and new.key == old.key else ""
        return disagreement(
            percentage, true, f"From {old.text} to {new.text} is {{}}",
            f"{HALF_UP} Write {true}%, or correct the counts.{place}", new.link,
        )  # fmt: skip
    return None


def from_to(sentence: Passage) -> Iterator[tuple[Number, Number]]:
    """The pairs of counts between which a sentence says that something moved: "from A in 2017/18 to B"."""
    counts = sentence.of_kind(COUNT)
    for old, new in pairwise(counts):
        said_from = re.search(r"\bfrom\s*$", sentence.text[: old.start], re.IGNORECASE)
        if said_from and re.search(r"\bto\b", sentence.between(old, new)):
            yield old, new


def near_other_pair(sentence: Passage, percentage: Number, old: Number, new: Number) -> bool:
    """Whether a percentage stands in brackets after a count of another kind, so that it is not the change."""
    before = nearest(
        (n for n in sentence.of_kind(COUNT) if n.end <= percentage.start), percentage.start, percentage.end
    )
    return before is not None and before not in (old, new) and is_beside(sentence, before, percentage)


def share_agrees(passage: Passage, sentence: Passage, percentage: Number) -> Finding | None:
    """A percentage against the counts it is a share of, where they can be told; nothing where it agrees."""
    part, wholes, certain = counts_of(passage, sentence, percentage)
    pairs = [(part, whole) for whole in wholes] if part else loose_pairs(sentence)
    stated = [(p, w, stated_share(p.value, w, percentage.places)) for p, w in pairs if w]
    if not stated or any(true == percentage.shown for _, _, true in stated):
        return None
    close = Decimal("1.5").scaleb(-percentage.places)
    intended = [each for each in stated if certain or abs(each[2] - percentage.shown) <= close]
    if not intended:
        return None
    p, whole, true = min(intended, key=lambda each: abs(each[2] - percentage.shown))
    return disagreement(
        percentage, true, f"{p.text} of {number_text(whole)} is {{}}",
        f"{HALF_UP} Write {true}%, or correct the counts.", p.link,
    )  # fmt: skip


def stated_share(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """A share as a percentage at the places shown, half up; nought of nothing."""
    return half_up((share(part, whole) or Decimal(0)) * 100, places)


def counts_of(passage: Passage, sentence: Passage, percentage: Number) -> tuple[Number | None, list[Decimal], bool]:
    """The count a percentage belongs to, what it can be a share of, and whether the words leave no doubt of it."""
    counts = sentence.of_kind(COUNT)
    pairs = [(n, d) for n, d in pairwise(counts) if PART_OF.fullmatch(sentence.between(n, d))]
    for part, whole in pairs:
        others = sentence.of_kind(PERCENTAGE)
        if nearest(others, part.start, whole.end) == percentage and part.value <= whole.value:
            return part, [whole.value], True
    beside = next((count for count in counts if is_beside(sentence, count, percentage)), None)
    if beside is None or beside.value == 0 or any(beside in pair for pair in pairs):
        return None, [], False
    if beside.placed and percentage.placed and beside.period != percentage.period:
        return None, [], False
    if beside.whole:
        return beside, [beside.whole], True
    larger = [n.value for n in passage.of_kind(COUNT) if n.value > beside.value and n is not beside]
    return beside, larger, False


def is_beside(sentence: Passage, count: Number, percentage: Number) -> bool:
    """Whether a percentage stands in brackets or after a comma behind a count, or a count so behind a percentage."""
    if count.end <= percentage.start:
        return bool(ADJACENT.fullmatch(sentence.between(count, percentage)))
    return bool(re.fullmatch(r"\s?\(", sentence.between(percentage, count)))


def loose_pairs(sentence: Passage) -> list[tuple[Number, Decimal]]:
    """Any two counts of a sentence as part and whole, where there are few enough for it to mean something."""
    counts = sentence.of_kind(COUNT)
    if len(counts) > 4:
        return []
    return [(n, d.value) for n in counts for d in counts if n is not d and 0 < n.value < d.value]


def disagreement(percentage: Number, true: Decimal, title: str, body: str, link: tuple) -> Finding:
    """The finding about a percentage that is not what its counts say."""
    says = title.format(f"{true}%, not {percentage.text}.")
    return Finding(percentage.line, PROBLEM, says, body, DISAGREES, link)
