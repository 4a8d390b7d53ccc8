"""What a passage claims in words: changes with their unit and periods, and wordings such as "about three quarters"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from lineofsight.kernel.numbers import half_up, number_text, relative_change, share
from lineofsight.kernel.passages import CHANGE as PLACED_CHANGE
from lineofsight.kernel.passages import COUNT, PERCENTAGE, Number, Passage
from lineofsight.lead.annual_report.rules.bands import ALIKE, BANDS, CHANGE, FALL, RISE, SHARE, Band, words_that_hold
from lineofsight.lead.annual_report.rules.findings import PROBLEM, QUESTION, Finding

DOES_NOT_HOLD, UNSUPPORTED = "The words do not fit", "No figure beside these words"
WHICH_UNIT, WHICH_PERIODS = "Points or per cent", "From when"
PATTERNS = tuple((band, re.compile(rf"\b(?:{band.pattern})(?!\w)", re.IGNORECASE)) for band in BANDS)
UP, DOWN = re.compile(rf"\b{RISE}\b", re.IGNORECASE), re.compile(rf"\b{FALL}\b", re.IGNORECASE)
BY = re.compile(
    rf"\b(?:{RISE}|{FALL}|up|down)\s(?:by\s)?(?:of\s)?(?:about\s|around\s|nearly\s|over\s)?$", re.IGNORECASE
)
# "a 5% rise", "5% more"
THEN = re.compile(rf"^\s(?:{RISE}|{FALL}|more|fewer|less|higher|lower)\b", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:last year|(?:the |a )?(?:year|quarter|month) (?:before|earlier)|(?:the )?(?:previous|preceding|prior) \w+"
    r"|since|compared (?:to|with)|from (?:the )?year)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:together|combined|between them|in all)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A wording where it stands."""

    band: Band
    said: str
    start: int
    end: int


@dataclass(frozen=True)
class Value:
    """A value a wording may be about: where it stands, how it is said; of percentages a change is in points."""

    value: Decimal
    text: str
    start: int
    end: int
    in_points: bool = False


def words_hold(passage: Passage) -> list[Finding]:
    """A wording beside a figure is one its value may be put in; one without a figure in its sentence is questioned.

    A wording is about the figure nearest to it in its sentence; where the sentence says "together", about their sum.
    """
    return [f for s in passage.sentences() for claim in claims(s.text) if (f := claim_found(s, claim))]


def claims(text: str) -> Iterator[Claim]:
    """The wordings in a text, in order; of two that overlap the longer."""
    low = " ".join(text.lower().split())
    near = [(band, pattern) for band, pattern in PATTERNS if any(hint in low for hint in band.hints)]
    found = [Claim(band, m.group(), m.start(), m.end()) for band, pattern in near for m in pattern.finditer(text)]
    taken = 0
    for claim in sorted(found, key=lambda each: (each.start, -each.end)):
        if claim.start >= taken:
            taken = claim.end
            yield claim


def claim_found(sentence: Passage, claim: Claim) -> Finding | None:
    """What is found of one wording."""
    line = sentence.line_at(claim.start)
    value = value_for(sentence, claim)
    band, said = claim.band, " ".join(claim.said.split())
    if value is None:
        asked = {SHARE: "the share", CHANGE: "the change", ALIKE: "the two numbers"}[band.of]
        body = f"Place {asked} in this sentence, or take the words out. {band.sentence}"
        return Finding(line, QUESTION, f"“{said}” stands without a figure.", body, UNSUPPORTED)
    if band.holds(value.value, in_points=value.in_points):
        return None
    fitting = words_that_hold(band.of, value.value, in_points=value.in_points)
    instead = f" {listed_words(fitting)} would hold." if fitting else " Give the number alone."
    return Finding(line, PROBLEM, f"“{said}” is said of {value.text}.", band.sentence + instead, DOES_NOT_HOLD)


def listed_words(words: tuple[str, ...]) -> str:
    """Wordings as they stand in a sentence that offers them."""
    quoted = [f"“{each}”" for each in words]
    joined = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return joined[0] + joined[1].upper() + joined[2:]


def value_for(sentence: Passage, claim: Claim) -> Value | None:
    """The value a wording is about; none where its sentence has none of that kind."""
    found = {SHARE: shares_in, CHANGE: changes_in, ALIKE: differences_in}[claim.band.of](sentence)
    if claim.band.of == SHARE and len(found) > 1 and TOGETHER.search(sentence.text):
        added = sum((each.value for each in found), Decimal(0))
        return Value(added, f"{' + '.join(each.text for each in found)} = {number_text(added, 1)}%", 0, 0)
    return min(found, key=lambda v: (max(v.start - claim.end, claim.start - v.end, 0), -v.start), default=None)


def shares_in(sentence: Passage) -> list[Value]:
    """The shares of a sentence: its percentages, and a part beside the whole it belongs to."""
    found = [Value(n.value, n.text, n.start, n.end) for n in sentence.of_kind(PERCENTAGE)]
    for part in sentence.of_kind(COUNT):
        if part.whole and (of := share(part.value, part.whole)) is not None:
            text = f"{part.text} of {number_text(part.whole)}, {number_text(half_up(of * 100, 1))}%"
            found.append(Value(of * 100, text, part.start, part.end))
    return found


def changes_in(sentence: Passage) -> list[Value]:
    """The changes of a sentence: those placed, and those between two numbers of one thing or "from A to B"."""
    found = [placed_change(n) for n in sentence.of_kind(PLACED_CHANGE)]
    return found + [difference(old, new) for old, new in pairs_in(sentence) if old.value or old.kind == PERCENTAGE]


def placed_change(number: Number) -> Value:
    points = number.unit == "%"
    value = number.moved if points and number.moved is not None else number.value
    return Value(value, f"“{number.text}”", number.start, number.end, points)


def pairs_in(sentence: Passage) -> Iterator[tuple[Number, Number]]:
    """Two numbers of which the sentence says that one became the other, the earlier first."""
    numbers = [n for n in sentence.numbers if n.kind != PLACED_CHANGE]
    for first, second in pairwise(numbers):
        if first.kind != second.kind:
            continue
        said_from = re.search(r"\bfrom\s*$", sentence.text[: first.start], re.IGNORECASE)
        if said_from and re.search(r"\bto\b", sentence.between(first, second)):
            yield first, second
        elif first.key and first.period != second.period and same_thing(first) == same_thing(second):
            earlier, later = sorted((first, second), key=lambda n: n.period[-10:])
            yield earlier, later


def same_thing(number: Number) -> tuple[str, str, str]:
    """What two numbers must share to be one thing in two periods."""
    return number.key, number.breakdown, number.source


def difference(old: Number, new: Number) -> Value:
    """From one number to another, as a change."""
    start, end = min(old.start, new.start), max(old.end, new.end)
    if old.kind == PERCENTAGE:
        moved = new.shown - old.shown
        return Value(moved, f"{old.text} to {new.text}, {number_text(moved)} points", start, end, True)
    relative = (relative_change(new.value, old.value) or Decimal(0)) * 100
    return Value(relative, f"{old.text} to {new.text}, {number_text(relative, 1)}%", start, end)


def differences_in(sentence: Passage) -> list[Value]:
    """How far any two neighbouring numbers of one kind in a sentence are from each other."""
    numbers = [n for n in sentence.numbers if n.kind != PLACED_CHANGE]
    alike = [(a, b) for a, b in pairwise(numbers) if a.kind == b.kind]
    return [placed_change(n) for n in sentence.of_kind(PLACED_CHANGE)] + [
        difference(a, b) for a, b in alike if a.value or a.kind == PERCENTAGE
    ]


def directions_hold(passage: Passage) -> list[Finding]:
    """A sentence that says "rose" beside a change that is placed goes the way the change goes."""
    return [f for s in passage.sentences() for n in s.of_kind(PLACED_CHANGE) if (f := direction_found(s, n))]


def direction_found(sentence: Passage, number: Number) -> Finding | None:
    before = sentence.text[max(number.start - 60, 0) : number.start]
    clause = re.split(r"[;:(]|\b(?:while|but|whereas|and)\b", before)[-1]
    says = "up" if UP.search(clause) and not DOWN.search(clause) else "down" if DOWN.search(clause) else ""
    if not says or (UP.search(clause) and DOWN.search(clause)):
        return None
    went = "up" if number.value > 0 else "down" if number.value < 0 else "nowhere"
    if went == says:
        return None
    title = f"The sentence says it went {says}; {number.name} is {number.text}."
    return Finding(number.line, PROBLEM, title, "Let the figure say which way it went.", DOES_NOT_HOLD, number.link)


def changes_named(passage: Passage) -> list[Finding]:
    """A change says its unit, points or per cent, and both the periods it lies between.

    A change that is placed prints its unit and the earlier period. What is asked of the text is that it names the later
    one where that is not the report's own, and the earlier one where its author has it left out. A percentage typed as
    a change is asked for its unit where the sentence has percentages beside it, since 5% more than 40% may be 42% or
    45%.
    """
    found = list(periods_named(passage))
    for sentence in passage.sentences():
        typed = [n for n in sentence.of_kind(PERCENTAGE) if not n.placed and is_change(sentence, n)]
        found += [f for n in typed if (f := unit_named(passage, sentence, n))]
    return found


def periods_named(passage: Passage) -> Iterator[Finding]:
    """The changes placed in a passage whose periods it does not name, those that lack the same in one finding."""
    lacking: dict[tuple[str, ...], list[Number]] = {}
    for number in passage.of_kind(PLACED_CHANGE):
        if missing := periods_missing(passage, number):
            lacking.setdefault(missing, []).append(number)
    for missing, numbers in lacking.items():
        said = ", ".join(f"“{number.text}”" for number in numbers)
        title = f"{said}: the text does not say {' or '.join(missing)}."
        print_it = ", or take earlier=said out of the figure" if numbers[0].before_label in missing else ""
        body = f"Name {' and '.join(missing)} in this paragraph{print_it}."
        yield Finding(numbers[0].line, QUESTION, title, body, WHICH_PERIODS)


def periods_missing(passage: Passage, number: Number) -> tuple[str, ...]:
    """The periods of a change that is placed and cannot be read in its passage: the earlier, the later, or both."""
    before = number.prints_earlier or says_period(passage.text, number.before_label) or EARLIER.search(passage.text)
    after = number.own_period or says_period(passage.text, number.label)
    return (*(() if before else (number.before_label,)), *(() if after else (number.label,)))


def says_period(text: str, label: str) -> bool:
    """Whether a text names a period: by its label, by its months, or by the part that tells years and months apart."""
    said = " ".join(text.split()).lower()
    short = re.sub(r"^\d+\s|^school year\s|\s\(.*", "", label.lower())
    months = re.search(r"\((.*)\)", label.lower())
    return short in said or bool(months and months[1] in said)


def is_change(sentence: Passage, number: Number) -> bool:
    """Whether a number is said to be how much something changed."""
    return bool(BY.search(sentence.text[: number.start]) or THEN.match(sentence.text[number.end :]))


def unit_named(passage: Passage, sentence: Passage, number: Number) -> Finding | None:
    """Whether a percentage typed as a change can be told from points, and says from when."""
    others = [n for n in sentence.of_kind(PERCENTAGE) if n is not number]
    if others:
        pair = next(iter(pairs_in(sentence)), None)
        body = "Write “percentage points” or “per cent of what it was”, or place the change."
        return Finding(
            number.line, QUESTION, f"Is {number.text} per cent, or points?", body + both_ways(pair), WHICH_UNIT
        )
    if EARLIER.search(passage.text) or re.search(r"\b(?:19|20)\d\d\b", passage.text):
        return None
    title = f"“{number.text}” does not say from when to when."
    return Finding(number.line, QUESTION, title, "Name both periods, or place the change.", WHICH_PERIODS)


def both_ways(pair: tuple[Number, Number] | None) -> str:
    """What the change between two percentages is in points and in per cent."""
    if pair is None or pair[0].kind != PERCENTAGE:
        return ""
    old, new = pair
    relative = relative_change(new.value, old.value)
    points = number_text(new.shown - old.shown)
    ways = f" From {old.text} to {new.text} is {points} percentage points"
    return ways + (f", or {number_text(relative * 100, 1)}% of {old.text}." if relative is not None else ".")


def every_claim(passages: Iterable[Passage]) -> list[Finding]:
    """Everything found of the wording of some passages."""
    return [f for p in passages for rule in (changes_named, directions_hold, words_hold) for f in rule(p)]
