"""Arithmetic is kept: what stands together in a passage must agree. Pure; half up, once, at the places that are shown.

A percentage agrees with its two counts. A change agrees with the numbers it lies between. Parts and their total add
up, or the text says what is left over. One thing has one value throughout a report.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lineofsight.kernel.numbers import half_up, number_text, relative_change, share
from lineofsight.lead.annual_report.rules.findings import GOOD, PROBLEM, QUESTION, Finding
from lineofsight.lead.annual_report.rules.passages import (
    COUNT,
    PERCENTAGE,
    Number,
    Passage,
    in_words,
    nearest,
    number_in,
)

DISAGREES, DOES_NOT_ADD, LEFT_OVER = "These do not agree", "These do not add up", "What is left over"
ADDS_UP, TWO_VALUES = "Adds up", "Two values for one thing"
HALF_UP = "Percentages are rounded half up, once, from the exact counts."
# A number in brackets or after a comma belongs to the number it follows.
ADJACENT = re.compile(r"(?:\s\w+)?\s?[(\[,:–—]?\s?(?:(?:or|that is|which is)\s)?")
# "1,322 of 3,399", "9,509 (38.6%) of the 24,629".
PART_OF = re.compile(
    r"(?:\s(?!and\b|but\b|with\b|while\b|half\b)\w+){0,3}\s(?:\([^()]*\)\s)?(?:out\s)?of\s(?:the\s|all\s|these\s|those\s|its\s"
    r"|their\s|a\stotal\sof\s)?"
)
CHANGED = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|gr(?:ew|own|owth)|increas\w*|up|more|f[ae]ll(?:s|en|ing)?|dropp?\w*|decreas\w*"
    r"|reduc\w*|declin\w*|down|fewer|less|chang\w*)\b",
    re.IGNORECASE,
)
CLAIMS_TOTAL = re.compile(
    r"\bof (?:these|those|them|which|whom)\b|\b(?:in all|altogether|in total|together|total\w*|made up of)\b",
    re.IGNORECASE,
)
LARGEST_RUN, SMALLEST_TOTAL = 8, 100
# From here on a remainder is a number that nobody writes by chance.
PLAIN_ENOUGH = 13
LEFT = r"(?:more|fewer|less|short|over|other|others|remain\w*|left|not|no|unaccounted|were|was|had|have|are|is)"


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


@dataclass(frozen=True)
class Sum:
    """Parts set against their total."""

    parts: tuple[Number, ...]
    total: Number

    @property
    def over(self) -> Decimal:
        """By how much the parts are more than the total."""
        return sum((part.value for part in self.parts), Decimal(0)) - self.total.value

    @property
    def text(self) -> str:
        """The sum as it is written: "10,930 + 13,701 = 24,631"."""
        added = self.over + self.total.value
        return f"{' + '.join(part.text for part in self.parts)} = {number_text(added)}"


def parts_add_up(passage: Passage) -> list[Finding]:
    """Parts and their total in one paragraph add up, or the text says what is left over.

    Parts and total are known to belong together where they were placed as such. Otherwise several counts of a row that
    come within a half per cent of another count of the passage are taken to be its parts.
    Parts of which some are not placed may be less than their total: the finding prints what they leave.
    """
    known = [finding for sum_of, complete in placed_sums(passage) if (finding := sum_found(passage, sum_of, complete))]
    told = {(each.line, each.title) for each in known}
    return known + [
        f for s in guessed_sums(passage) if (f := guess_found(passage, s)) and (f.line, f.title) not in told
    ]


def placed_sums(passage: Passage) -> Iterator[tuple[Sum, bool]]:
    """Parts placed with their total, and whether they are all the parts there can be."""
    placed = [n for n in passage.of_kind(COUNT) if n.placed]
    totals = {(n.key, n.period, n.source): n for n in placed if not n.breakdown}
    groups: dict[tuple, dict[str, Number]] = {}
    for part in placed:
        if part.breakdown and part.parts:
            dimension = part.breakdown.partition("=")[0]
            groups.setdefault((part.key, part.period, part.source, dimension), {})[part.breakdown] = part
    for (key, period, source, _), parts in groups.items():
        total = totals.get((key, period, source))
        if total and len(parts) > 1:
            yield Sum(tuple(parts.values()), total), all(part.parts <= set(parts) for part in parts.values())


def sum_found(passage: Passage, sum_of: Sum, complete: bool) -> Finding | None:
    """What is found of parts placed with their total."""
    line, over, total = sum_of.parts[-1].line, sum_of.over, sum_of.total
    if over == 0:
        return Finding(line, GOOD, f"{sum_of.text}.", words=ADDS_UP)
    if remainder_said(passage, over, sum_of):
        return Finding(line, GOOD, f"{sum_of.text}, {remainder(over)} {total.text}; the text says so.", words=ADDS_UP)
    if over > 0 or complete:
        return not_adding(sum_of, PROBLEM)
    left = number_text(-over)
    title = f"{sum_of.text}; that leaves {left} of {total.text}."
    return Finding(line, QUESTION, title, f"Say what the other {left} are, or leave it.", LEFT_OVER, total.link)


def not_adding(sum_of: Sum, kind: str) -> Finding:
    """Parts that are not their total: how far they are from it, and what may be done."""
    over, total = sum_of.over, sum_of.total
    title = f"{sum_of.text}; the total is {total.text}. That is {remainder(over)} the total."
    body = f"Ask the supplier, correct it, or say in the text that the parts are {remainder(over)} the total."
    return Finding(sum_of.parts[-1].line, kind, title, body, DOES_NOT_ADD, total.link)


def remainder(over: Decimal) -> str:
    """A remainder in words: "two more than", "156 fewer than"."""
    size = abs(over)
    said = in_words(int(size)) if size == size.to_integral_value() else number_text(size)
    return f"{said} {'more' if over > 0 else 'fewer'} than"


def remainder_said(passage: Passage, over: Decimal, sum_of: Sum) -> bool:
    """Whether the text says what is left over: as a number of its own, or, if it is small, with a word such as more,
    fewer, left or other near it."""
    size, mine = abs(over), {(n.start, n.breakdown) for n in (*sum_of.parts, sum_of.total)}
    if size >= PLAIN_ENOUGH and any(n.value == size and (n.start, n.breakdown) not in mine for n in passage.numbers):
        return True
    if size != size.to_integral_value():
        return False
    said = (
        rf"\b(?:{in_words(int(size))}|{number_text(size)})\s(?:\w+\s){{0,2}}{LEFT}\b|\bother\s{in_words(int(size))}\b"
    )
    return bool(re.search(said, passage.text, re.IGNORECASE))


def remainders(passage: Passage) -> set[tuple[int, Decimal]]:
    """The numbers typed that say what parts placed with their total leave over, by line and value."""
    left = {abs(sum_of.over) for sum_of, _ in placed_sums(passage) if sum_of.over}
    return {(n.line, n.value) for n in passage.of_kind(COUNT) if not n.placed and n.value in left}


def guessed_sums(passage: Passage) -> Iterator[Sum]:
    """Rows of counts that nearly add up to another count of the passage: the nearest to each total.

    What takes part in a sum that does add up is not guessed about.
    """
    counts = passage.of_kind(COUNT)
    sums = [Sum(row, total) for total in counts for row in rows_of(counts, total)]
    exact = {n.start for each in sums if not each.over for n in (*each.parts, each.total)}
    for total in counts:
        close = [s for s in sums if s.total is total and is_close(s) and exact.isdisjoint(n.start for n in s.parts)]
        if close and total.start not in exact:
            yield min(close, key=lambda each: (abs(each.over), -len(each.parts)))


def rows_of(counts: Sequence[Number], total: Number) -> Iterator[tuple[Number, ...]]:
    """The rows of neighbouring counts that could be a total's parts: each smaller, and of the same period."""
    if total.value < SMALLEST_TOTAL:
        return
    row = [n for n in counts if n is not total and (not n.period or not total.period or n.period == total.period)]
    for start in range(len(row)):
        for end in range(start + 2, min(start + LARGEST_RUN, len(row)) + 1):
            if all(0 < n.value < total.value for n in row[start:end]):
                yield tuple(row[start:end])


def is_close(sum_of: Sum) -> bool:
    """Whether a sum is so near to its total that it seems to be meant: within a half per cent, or within two, where
    that is not above one per cent."""
    total = sum_of.total.value
    return abs(sum_of.over) <= max(min(Decimal(2), total / 100), total / 200)


def guess_found(passage: Passage, sum_of: Sum) -> Finding | None:
    """What is found of a row of counts that seems to be a total's parts: a problem where the words say that it is."""
    if remainder_said(passage, sum_of.over, sum_of):
        return None
    everything = (*sum_of.parts, sum_of.total)
    start, end = min(n.start for n in everything), max(n.end for n in everything)
    claimed = CLAIMS_TOTAL.search(passage.text[max(start - 40, 0) : end + 40])
    return not_adding(sum_of, PROBLEM if claimed else QUESTION)


def shares_add_up(passage: Passage) -> list[Finding]:
    """All the parts of a whole, placed as percentages of one count, come to 100 as far as their rounding allows."""
    groups: dict[tuple, dict[str, Number]] = {}
    for part in passage.of_kind(PERCENTAGE):
        if part.placed and part.breakdown and part.parts and part.counts[1]:
            dimension = part.breakdown.partition("=")[0]
            groups.setdefault((part.key, part.period, part.counts[1], dimension), {})[part.breakdown] = part
    found = []
    for parts in groups.values():
        every = tuple(parts.values())
        if not all(part.parts <= set(parts) for part in every):
            continue
        over = sum((part.shown for part in every), Decimal(0)) - 100
        slack = len(every) * Decimal("0.5").scaleb(-every[0].places)
        if abs(over) > slack:
            title = f"{' + '.join(part.text for part in every)} is {number_text(over + 100)}%, not 100%."
            body = f"Rounding explains at most {number_text(slack)} of it. Ask the supplier, or say why in the text."
            found.append(Finding(every[-1].line, PROBLEM, title, body, DOES_NOT_ADD, every[0].link))
    return found


TOTAL_ROW = re.compile(r"(?:total|all|in all|altogether)\b", re.IGNORECASE)


def table_adds_up(line: int, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Finding]:
    """Each column of whole numbers in a table with one row of totals adds up to it.

    Args:
        rows: the cells as they are printed; the first of each is the row's name.
    """
    totals = [row for row in rows if TOTAL_ROW.match(row[0])]
    if len(totals) != 1 or len(rows) < 3:
        return []
    found = []
    for at, column in list(enumerate(columns))[1:]:
        cells = [row[at] for row in rows if row is not totals[0]]
        if not all(re.fullmatch(r"[\d,]+", cell) for cell in (*cells, totals[0][at])):
            continue
        over = sum(map(number_in, cells)) - number_in(totals[0][at])
        if over:
            says = f"The rows of “{column}” come to {remainder(over)} its total, {totals[0][at]}."
            body = "Ask the supplier, correct it, or say in the text what is left over."
            found.append(Finding(line, PROBLEM, says, body, DOES_NOT_ADD))
    return found


@dataclass(frozen=True)
class Mention:
    """One thing as one place of a report prints it. `what` says what it is: key, period, area, part, and as what."""

    what: tuple[str, ...]
    name: str
    text: str
    section: str
    line: int


def one_value(mentions: Iterable[Mention], section: str) -> list[Finding]:
    """One thing has one value throughout a report: what a section prints otherwise than another place does."""
    found: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.what, []).append(mention)
    return [finding for same in found.values() for finding in other_values(same, section)]


def other_values(same: Sequence[Mention], section: str) -> Iterator[Finding]:
    texts: Mapping[str, Mention] = {mention.text: mention for mention in reversed(same)}
    for mention in [m for m in same if m.section == section] if len(texts) > 1 else []:
        others = [m for text, m in texts.items() if text != mention.text]
        where = "; ".join(f"{m.text} in {'this section' if m.section == section else m.section}" for m in others)
        title = f"{mention.name} is {mention.text} here and {where}."
        body = "One thing has one value in a report. Place both the same way, of the same period and source."
        yield Finding(mention.line, PROBLEM, title, body, TWO_VALUES)
        return


ROUNDED = re.compile(
    r"(?:about|around|roughly|approximately|some|nearly|almost|over|under|(?:more|fewer|less) than)\s$",
    re.IGNORECASE,
)


def typed_otherwise(passage: Passage, placed: Iterable[Number]) -> list[Finding]:
    """A count typed with the unit of a figure that is placed, within one per cent of it and not the same, is that
    figure rounded by hand; words such as "about" say that it is rounded, and then it may stand."""
    known = [n for n in placed if n.kind == COUNT and n.placed and n.value > 0]
    return [f for n in passage.of_kind(COUNT) if not n.placed and (f := rounded_by_hand(passage, n, known))]


def rounded_by_hand(passage: Passage, typed: Number, known: Sequence[Number]) -> Finding | None:
    after = passage.text[typed.end :]
    same = [n for n in known if n.unit and re.match(rf"\s{re.escape(n.unit)}\b", after, re.IGNORECASE)]
    if any(n.value == typed.value for n in known) or ROUNDED.search(passage.text[: typed.start]):
        return None
    close = [n for n in same if abs(n.value - typed.value) * 100 <= n.value]
    if not close:
        return None
    title = f"{close[0].name} is placed as {close[0].text} and typed as {typed.text}."
    return Finding(typed.line, PROBLEM, title, "Place the figure in both places, or write “about”.", TWO_VALUES)
