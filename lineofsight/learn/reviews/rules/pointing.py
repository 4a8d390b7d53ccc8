"""What in a text for outside points to a child: names, days and places of the room, in the forms people write them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.kernel.days import MONTH_NAMES

# What is sought is one of these; a part of a name shorter than this is a word of everyday language.
NAME, DAY, PLACE = "A name", "A day", "A place"
SHORTEST = 3
AROUND = 40
# Letters that are not seen, and would part a word for the search alone.
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
SAME = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-"}
# Words a place may begin with that name none.
EVERYDAY = frozenset(
    ["a", "an", "and", "at", "by", "family", "foster", "from", "home", "hospital", "house", "in", "invented", "near",
     "nursery", "of", "on", "outside", "school", "street", "the", "their", "to", "ward"]
)  # fmt: skip


# Names that are words as well: such a part alone counts where it is written large within a sentence.
WORDS_TOO = frozenset(
    ["april", "art", "august", "autumn", "baker", "bell", "best", "bill", "bird", "black", "brown", "case", "chase",
     "cook", "cross", "dawn", "day", "dean", "faith", "field", "fox", "frank", "good", "grace", "grant", "gray",
     "green", "guy", "hill", "hope", "joy", "june", "king", "lane", "law", "little", "long", "mark", "mason", "may",
     "miles", "moon", "noble", "page", "park", "penny", "price", "read", "rice", "rich", "rose", "short", "sky",
     "small", "star", "stone", "summer", "white", "will", "wolf", "wood", "young"]
)  # fmt: skip


@dataclass(frozen=True)
class Sought:
    """Something of the room that may not stand outside: what it is, a pattern of the folded text, and whether it
    counts only where it is written as a name."""

    what: str
    pattern: str
    as_name: bool = False


@dataclass(frozen=True)
class Hit:
    """Where a text points: what was found, how it stands there, and the words around it."""

    what: str
    found: str
    before: str
    after: str


def folded(text: str) -> tuple[str, list[int]]:
    """A text as it is searched: without accents, marks and large letters; and for each sign where it stood."""
    signs, places = [], []
    for at, sign in enumerate(text):
        if sign in UNSEEN:
            continue
        plain = unicodedata.normalize("NFKD", SAME.get(sign, sign)).casefold()
        for one in plain:
            if not unicodedata.combining(one):
                signs.append(one)
                places.append(at)
    return "".join(signs), places


def spaced(words: Iterable[str]) -> str:
    """Words one after another, however they are parted, or written as one."""
    return r"[\s.,_-]*".join(re.escape(word) for word in words)


def name(told: str) -> list[Sought]:
    """A name as a whole, and each part of it that is long enough to be one; what stands in brackets is no part."""
    whole = re.sub(r"\([^)]*\)", " ", folded(told)[0])
    words = [word.strip(".'-") for word in re.split(r"[\s,]+", whole)]
    parts = [part for word in words for part in word.split("-") if part]
    single = [Sought(NAME, spaced([part]), part in WORDS_TOO) for part in parts if len(part) >= SHORTEST]
    joined = [Sought(NAME, spaced(word.split("-"))) for word in words if "-" in word]
    return [*single, *joined, Sought(NAME, spaced(parts), parts[0] in WORDS_TOO and len(parts) == 1)] if parts else []


def day(on: date) -> list[Sought]:
    """An exact day, in figures and in words, also without its year."""
    number, month = f"0?{on.day}", MONTH_NAMES[on.month - 1].lower()
    named = f"(?:{month}|{month[:3]}{'t?' if on.month == 9 else ''}\\.?)"
    sep = r"\s*[./-]\s*"
    year, after = f"(?:{on.year}|{on.year % 100:02})", rf"(?:[\s,.-]*{on.year})?"
    return [
        Sought(DAY, rf"{number}(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s.,-]*{named}{after}"),
        Sought(DAY, rf"{named}\s*{number}(?:st|nd|rd|th)?{after}"),
        Sought(DAY, rf"{number}{sep}0?{on.month}{sep}{year}"),
        Sought(DAY, rf"0?{on.month}{sep}{number}{sep}{year}"),
        Sought(DAY, rf"{on.year}{sep}0?{on.month}{sep}{number}"),
        Sought(DAY, f"{on:%Y%m%d}"),
    ]


def place(told: str, but: Iterable[str] = ()) -> list[Sought]:
    """A place: each part of an address with a number in it, and each run of words written large, but for everyday
    words and the names of the area itself, which every report says."""
    known = {" ".join(folded(each)[0].split()) for each in but}
    found = []
    for part in re.split(r"[,;\n]+", re.sub(r"\([^)]*\)", " ", told)):
        words = part.split()
        runs = ([words] if any(sign.isdigit() for sign in part) else []) + large(words)
        for run in runs:
            plain = [word for word in folded(" ".join(run))[0].split() if word]
            while plain and plain[0] in EVERYDAY:
                plain = plain[1:]
            text = " ".join(plain)
            if len(text) >= SHORTEST and text not in known and not set(plain) <= EVERYDAY:
                found.append(Sought(PLACE, spaced(plain)))
    return found


def large(words: list[str]) -> list[list[str]]:
    """The runs of words that begin with a large letter."""
    runs: list[list[str]] = [[]]
    for word in words:
        if word[:1].isupper():
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def hits(text: str, sought: Iterable[Sought]) -> list[Hit]:
    """Everywhere a text points to what is sought, in its order; of two at one place the longer."""
    plain, places = folded(text)
    found: dict[int, tuple[int, Hit]] = {}
    for each in sought:
        for match in re.finditer(rf"(?<!\w)(?:{each.pattern})(?!\w)", plain):
            start, end = places[match.start()], places[match.end() - 1] + 1
            if each.as_name and not is_name(text, start):
                continue
            hit = Hit(each.what, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])
            if start not in found or found[start][0] < end:
                found[start] = (end, hit)
    kept, reached = [], -1
    for start in sorted(found):
        end, hit = found[start]
        if end > reached:
            kept.append(hit)
            reached = end
    return kept


def is_name(text: str, at: int) -> bool:
    """Whether a word that may be a name is written as one: large, and not because a sentence begins with it."""
    before = text[:at].rstrip()
    return text[at].isupper() and bool(before) and before[-1] not in ".!?:•" and "\n" not in text[len(before) : at]
