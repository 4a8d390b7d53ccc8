"""A wording that is to leave a room: what somebody else reads it for, and what a machine finds in it of what is sealed.

Plain Python. What is found is shown inside the room beside the wording, and goes into no sentence of a refusal: those
are written into logs.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# What a second person reads a wording for, each of them ticked. Strength: local.
READ_FOR = {
    "place": "No place it could be known by",
    "date": "No day, and no month that points to one",
    "cause": "No cause or injury so rare that it points to a child",
    "school": "No school, nursery or club",
    "name": "No name, nickname or initials",
}
NAME, PLACE, DAY = "A name of the room", "A place of the room", "A day"
MONTH, NUMBER = "The month of a day of the room", "A postcode or a number that stands for a person"

DAYS = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[A-Za-z]{3,9})[ /.,-]+(?:\d{4}|\d{2})\b|\b\d{4}-\d\d-\d\d\b"
)
NUMBERS = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")
WORD = re.compile(r"[^\W\d_]+")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# Words that say nothing, whoever wrote them beside a name.
PLAIN = frozenset({
    "the", "and", "not", "known", "with", "their", "at", "near", "invented", "example", "mother", "father", "sister",
    "brother", "family",
})  # fmt: skip
# Words of addresses that say nothing alone. A name may be one of them, and is then looked for as it is written.
COMMON = frozenset({
    "road", "street", "lane", "avenue", "close", "drive", "house", "flat", "hospital", "home", "court", "place", "ward",
    "general", "infirmary", "park", "view", "way", "green", "hill", "north", "south", "east", "west", "school",
    "primary", "academy", "nursery", "college",
})  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """Something found in a wording: the words as they stand there, and what they are."""

    words: str
    what: str


@dataclass(frozen=True)
class Known:
    """What is sealed in a room and must not stand in a wording that leaves it.

    Args:
        spared: words that say nothing, since the partnership itself is called so.
    """

    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    spared: str = ""


NOTHING = Known()


def hits(text: str, known: Known = NOTHING) -> tuple[Hit, ...]:
    """Everything in a wording that points to a child, in the order in which it stands there, each once."""
    whole = [each.span() for each in DAYS.finditer(text)]
    found = [(first, Hit(text[first:last], DAY)) for first, last in whole]
    found += [(each.start(), Hit(each[0], NUMBER)) for each in NUMBERS.finditer(text)]
    found += [each for each in months(text, known.days) if not any(first <= each[0] < last for first, last in whole)]
    spared = PLAIN | {word.lower() for word in WORD.findall(known.spared)}
    found += words_of(text, NAME, parts(known.names, spared))
    found += words_of(text, PLACE, parts(known.places, spared | COMMON))
    return tuple(dict.fromkeys(hit for _, hit in sorted(found, key=lambda each: each[0])))


def parts(named: Iterable[str], spared: frozenset[str]) -> set[str]:
    """The parts of names that are looked for one by one: those of two letters and those that are everyday words as
    they are written, others however they are."""
    every = {part for name in named for part in WORD.findall(name) if len(part) >= 2}
    kept = {part for part in every if part.lower() not in spared}
    return {part if len(part) == 2 or part.lower() in COMMON else part.lower() for part in kept}


def words_of(text: str, what: str, looked_for: set[str]) -> list[tuple[int, Hit]]:
    found = WORD.finditer(text)
    return [(each.start(), Hit(each[0], what)) for each in found if {each[0], each[0].lower()} & looked_for]


def months(text: str, days: Iterable[date]) -> list[tuple[int, Hit]]:
    """The months of days that are sealed, written with their year: March 2019, Mar 2019, 03/2019."""
    found = []
    for day in days:
        name = MONTHS[day.month - 1]
        pattern = rf"\b(?:{name}|{name[:3]}\.?|0?{day.month}[/.-])\s*(?:of\s+)?{day.year}\b"
        found += [(each.start(), Hit(each[0], MONTH)) for each in re.finditer(pattern, text, re.IGNORECASE)]
    return found
