"""Parts and their total add up, or the text says what is left over; shares of one whole come to a hundred."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.kernel.numbers import number_text
from lineofsight.kernel.passages import COUNT, PERCENTAGE, Number, Passage, in_words, number_in
from lineofsight.kernel.suppression import DFE_1_5, hides
from lineofsight.lead.annual_report.rules.findings import GOOD, PROBLEM, QUESTION, Finding

DOES_NOT_ADD, LEFT_OVER, ADDS_UP = "These do not add up", "What is left over", "Adds up"
CLAIMS_TOTAL = re.compile(
    r"\bof (?:these|those|them|which|whom)\b|\b(?:in all|altogether|in total|together|total\w*|made up of)\b",
    re.IGNORECASE,
)
TOO_FEW = "If these are children, so few can be recognised: leave it, or place fewer of the parts."
LARGEST_RUN, SMALLEST_TOTAL = 8, 100
# From here on a remainder is a number that nobody writes by chance.
PLAIN_ENOUGH = 13
# How near a sum must come to a total, in parts of it, that no words call one.
NEAR_ENOUGH = 1000
REST = re.compile(r"\b(?:the (?:rest|others|remainder|remaining)|every(?:body|one) else|all others)\b", re.IGNORECASE)
LEFT = r"(?:more|fewer|less|short|over|other|others|remain\w*|left|not|no|unaccounted|were|was|had|have|are|is)"


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
    come within a half per cent of another count of the passage are taken to be its parts where words such as "of these"
    or "in all" say so, and else where they stand in its sentence and come within a thousandth of it.
    Parts of which some are not placed may be less than their total: the finding prints what they leave, unless words
    such as "the rest" say that there is something.
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
    if REST.search(passage.text[min(part.start for part in sum_of.parts) :]):
        return Finding(line, GOOD, f"{title[:-1]}; the text says so.", words=ADDS_UP)
    advice = TOO_FEW if hides(DFE_1_5, -over) else f"Say what the other {left} are, or leave it."
    return Finding(line, QUESTION, title, advice, LEFT_OVER, total.link)


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
    """What is found of a row of counts that seems to be a total's parts: a problem where the words say that it is, and
    a question where nothing but the numbers does, and they leave little doubt."""
    if remainder_said(passage, sum_of.over, sum_of):
        return None
    everything = (*sum_of.parts, sum_of.total)
    start, end = min(n.start for n in everything), max(n.end for n in everything)
    claimed = CLAIMS_TOTAL.search(passage.text[max(start - 40, 0) : end + 40])
    if claimed:
        return not_adding(sum_of, PROBLEM)
    return not_adding(sum_of, QUESTION) if speaks_for_itself(passage, everything, sum_of) else None


def speaks_for_itself(passage: Passage, everything: tuple[Number, ...], sum_of: Sum) -> bool:
    """Whether numbers that no words call a sum must be one: parts and total of one sentence, none of them placed as
    another figure than the rest, and so near that it is hardly chance."""
    together = any(set(everything) <= set(sentence.numbers) for sentence in passage.sentences())
    of_one = len({number.key for number in everything if number.placed}) < 2
    return together and of_one and abs(sum_of.over) * NEAR_ENOUGH <= sum_of.total.value


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
