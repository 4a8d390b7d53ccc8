"""The pseudonymous edition: names that are known give way to what stands for them, and birth dates to ages.

It replaces what it was told and nothing else: a person reads every such edition before it leaves the room.
"""

import re
from collections.abc import Iterable

from lineofsight.learn.reviews.rules.fuzzy import NotADate, read

LINE = re.compile(r"^\s*(.+?)\s*=\s*(.+?)\s*$")
DATES = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[A-Za-z]{3,9})[ ,./-]+\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
BESIDE_A_DAY = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|,")
# A part of a name that is shorter is often a word as well, and gives way only as it is written: else it would tear the
# text. One of a single letter is left.
SHORTEST = 3


def called(n: int) -> str:
    """What stands for the nth child: Child A, Child B …, Child A1 after Child Z."""
    round_, letter = divmod(n, 26)
    return f"Child {chr(ord('A') + letter)}{round_ or ''}"


def others(text: str) -> list[tuple[str, str]]:
    """The other people whose names are to give way, of lines such as "Jane Example = Mother"."""
    found = (LINE.match(line) for line in text.splitlines())
    return [(match[1], match[2]) for match in found if match]


def masked(text: str, names: Iterable[tuple[str, str]]) -> str:
    """A text without the names given: whole names first, then each part of them that is long enough to be a name."""
    pairs = [(" ".join(name.split()), instead) for name, instead in names if name.strip()]
    parts = [(part, instead) for name, instead in pairs for part in re.split(r"[\s,]+", name) if len(part) > 1]
    for name, instead in sorted(pairs, key=longest) + sorted(parts, key=longest):
        pattern = r"\s+".join(re.escape(word) for word in name.split())
        how = re.IGNORECASE if len(name) >= SHORTEST else 0
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", instead.replace("\\", r"\\"), text, flags=how)
    return DATES.sub(lambda found: coarse(found[0]), text)


def longest(pair: tuple[str, str]) -> int:
    return -len(pair[0])


def coarse(typed: str) -> str:
    """An exact date as its month and year."""
    try:
        fuzzy = read(" ".join(BESIDE_A_DAY.sub(" ", typed).split()))
    except NotADate:
        return typed
    return type(fuzzy)(fuzzy.year, fuzzy.month).words
