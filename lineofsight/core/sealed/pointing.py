"""What points to a child, as a search looks for it: names, places and days of a room in the forms people write them,
and days, postcodes and numbers of persons whoever they belong to.

A text is searched folded: without accents, large letters and signs that nobody sees, which would part a word for the
search alone; once more with letters of other alphabets read as the Latin ones they look like; and once for words some
of whose letters are figures, or an l for an I, and numbers some of whose figures are letters. What is found is shown as
it stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from lineofsight.core.sealed.everyday import COMMON, PLAIN, WORDS_TOO
from lineofsight.core.sealed.lookalikes import LOOKALIKES, UNSEEN, disguised, doubtful

NAME, PLACE, DAY = "A name of the room", "A place of the room", "A day"
MONTH, NUMBER = "The month of a day of the room", "A postcode or a number that stands for a person"

# A part of a name shorter than this is often a word, and counts where it is written large.
SHORTEST = 3
NOT_MARKED: Mapping[int, str] = {}
SAME = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-"}
NOT_ALIKE: Mapping[str, str] = {}
# How a text is read: as its letters and figures are, for words in disguise, and for numbers in disguise.
PLAINLY, WORDS, FIGURES = "plainly", "words", "figures"
# Letters that are read as figures, in what has a figure.
AS_FIGURES = {"o": "0", "O": "0", "l": "1", "I": "1"}
WITH_FIGURES = re.compile(r"[^\W_]*\d[^\W_]*")
WORD = re.compile(r"[^\W\d_]+")
BRACKETS = re.compile(r"\([^)]*\)")
# How somebody is spoken of whose name the area has as well.
ADDRESSED = r"(?:mr|mrs|ms|miss|baby)\.?\s+"


@dataclass(frozen=True)
class Folded:
    """A text as it is searched, and for each sign of it where it stood in the text as it is.

    Args:
        way: for what it is read so.
    """

    said: str
    plain: str
    places: tuple[int, ...]
    way: str = PLAINLY

    def span(self, match: re.Match) -> tuple[int, int]:
        """Where a match stands in the text as it is."""
        return self.places[match.start()], self.places[match.end() - 1] + 1


def folded(
    text: str, alike: Mapping[str, str] = NOT_ALIKE, *, marked: Mapping[int, str] = NOT_MARKED, way: str = PLAINLY
) -> Folded:
    """A text without accents, unseen signs and large letters.

    Args:
        alike: which letters are read as another, such as those that look like a Latin one. marked: which sign another
            is read as where it stands.
    """
    signs, places = [], []
    for at, sign in enumerate(text):
        if sign in UNSEEN:
            continue
        for one in without_accents(SAME.get(sign, marked.get(at, sign)), alike).casefold():
            signs.append(one)
            places.append(at)
    return Folded(text, "".join(signs), tuple(places), way)


def without_accents(text: str, alike: Mapping[str, str]) -> str:
    parted = unicodedata.normalize("NFKD", text)
    return "".join(alike.get(one, one) for one in parted if not unicodedata.combining(one))


def read(text: str) -> tuple[Folded, ...]:
    """A text in each way in which it is read, where that makes a difference: as it is, with letters that look Latin as
    Latin ones, for words in disguise and for numbers in disguise."""
    plain, latin = folded(text), folded(text, LOOKALIKES)
    words = folded(text, LOOKALIKES, marked=doubtful(text), way=WORDS)
    figures = folded(text, LOOKALIKES, marked=as_figures(text), way=FIGURES)
    found = [plain] + ([latin] if latin.plain != plain.plain else [])
    found += [words] if words.plain != latin.plain or WITH_FIGURES.search(text) else []
    return (*found, *([figures] if figures.plain != latin.plain else ()))


def as_figures(text: str) -> dict[int, str]:
    """The letters that are read as figures, by where they stand: those of what has a figure beside them."""
    return {
        at: AS_FIGURES[text[at]] for found in WITH_FIGURES.finditer(text) for at in range(*found.span())
        if text[at] in AS_FIGURES
    }  # fmt: skip


def spellings(told: str) -> tuple[str, ...]:
    """A name or a place as it was entered, and as it looks where it was entered with letters that look Latin."""
    parted = unicodedata.normalize("NFKD", told)
    return tuple(dict.fromkeys((told, "".join(LOOKALIKES.get(one, one) for one in parted))))


def plainly(text: str) -> str:
    """A text folded, where nobody asks where its signs stood."""
    return folded(text).plain


def always(text: str, start: int, end: int) -> bool:
    return True


def as_written(text: str, start: int, end: int) -> bool:
    """Whether it begins with a large letter, as a name does."""
    return text[start].isupper()


def as_name(text: str, start: int, end: int) -> bool:
    """Whether a word that may be a name is written as one: large, and not because a sentence begins with it."""
    before = text[:start].rstrip()
    return (
        text[start].isupper() and bool(before) and before[-1] not in ".!?:•" and "\n" not in text[len(before) : start]
    )


def as_code(text: str, start: int, end: int) -> bool:
    """Whether a postcode is one, and not a letter, a figure and an ordinal such as in “A1 2nd”."""
    found = text[start:end]
    return found.isupper() or not found.lower().endswith(("st", "nd", "rd", "th"))


@dataclass(frozen=True)
class Sought:
    """Something that may not stand in a wording: what it is, a pattern of the folded text, where it counts, and in
    which ways of reading the text it is looked for."""

    what: str
    pattern: str
    counts: Callable[[str, int, int], bool] = always
    ways: tuple[str, ...] = (PLAINLY,)


def word(what: str, pattern: str, counts: Callable[[str, int, int], bool] = always) -> Sought:
    """A word or several: no letter stands beside them, though a figure or a stroke may."""
    return Sought(what, rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])", counts)


def masked(what: str, pattern: str) -> Sought:
    """The same in disguise: no figure stands beside them either that may be a letter of a longer word. So nobody writes
    what is only a word, and it counts wherever it stands."""
    return Sought(what, rf"(?<![^\W_])(?:{pattern})(?!\d*[^\W\d_])", always, (WORDS,))


def number(
    what: str, pattern: str, counts: Callable[[str, int, int], bool] = always,
    ways: tuple[str, ...] = (PLAINLY, FIGURES),
) -> Sought:  # fmt: skip
    """What is written with figures: neither a letter nor a figure stands beside it."""
    return Sought(what, rf"(?<!\w)(?:{pattern})(?!\w)", counts, ways)


def spaced(words: Iterable[str], said: Callable[[str], str] = re.escape) -> str:
    """Words one after another, however they are parted, or written as one."""
    return r"[\s.,'_-]*".join(said(each) for each in words)


def in_disguise(what: str, one: str) -> list[Sought]:
    """A word some of whose letters are figures, or an l for an I."""
    pattern = disguised(one) if len(one) >= SHORTEST else ""
    return [masked(what, pattern)] if pattern else []


def either(one: str) -> str:
    """The pattern of a word as it is or in disguise."""
    pattern = disguised(one) if len(one) >= SHORTEST else ""
    return rf"(?:{re.escape(one)}|{pattern})" if pattern else re.escape(one)


# Whoever they belong to.
NUMBERS = (
    number(NUMBER, r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}", as_code, (PLAINLY,)),
    number(NUMBER, r"\d{3}[ -]?\d{3}[ -]?\d{4}"),
)


def named(told: str, spared: Iterable[str] = ()) -> list[Sought]:
    """A name, in each of its spellings."""
    return [each for spelling in spellings(told) for each in name(spelling, spared)]


def placed(told: str, spared: Iterable[str] = ()) -> list[Sought]:
    """A place, in each of its spellings."""
    return [each for spelling in spellings(told) for each in place(spelling, spared)]


def name(told: str, spared: Iterable[str] = ()) -> list[Sought]:
    """A name as a whole, and each part of it; of what stands in brackets only what is written large, as a nickname is.

    Args:
        spared: names of the area and of whoever writes, which every text says: a part that is one of them is looked
            for where a person is spoken of by it.
    """
    pieces = re.split(r"[\s,]+", plainly(BRACKETS.sub(" ", told)))
    parts = [part for piece in pieces for part in WORD.findall(piece)]
    beside = [plainly(part) for within in BRACKETS.findall(told) for part in WORD.findall(within) if part[0].isupper()]
    joined = [words for piece in pieces if len(words := WORD.findall(piece)) > 1]
    known = words_in(spared)
    found = [each for part in dict.fromkeys(parts + beside) for each in part_of_name(part, known)]
    whole = [words for words in (*joined, parts) if len(words) > 1 and not set(words) <= PLAIN | known]
    return found + [word(NAME, spaced(words)) for words in whole]


def together(told: str) -> list[Sought]:
    """Any two parts of a name beside each other, in either order, in each of its spellings: a name as a whole, whatever
    of it is left out."""
    found = []
    for spelling in spellings(told):
        parts = [part for part in WORD.findall(plainly(BRACKETS.sub(" ", spelling))) if part not in PLAIN]
        for pair in permutations(dict.fromkeys(parts), 2):
            found += [word(NAME, spaced(pair)), masked(NAME, spaced(pair, either))]
    return found


def part_of_name(part: str, spared: frozenset[str]) -> list[Sought]:
    """One part of a name, where it counts alone."""
    pattern = re.escape(part)
    if len(part) < 2 or part in PLAIN:
        return []
    if part in spared:
        return [word(NAME, rf"{ADDRESSED}{pattern}|{pattern}\s+family")]
    besides = in_disguise(NAME, part)
    if len(part) < SHORTEST or part in COMMON:
        return [word(NAME, pattern, as_written), *besides]
    return [word(NAME, pattern, as_name if part in WORDS_TOO else always), *besides]


def words_in(names: Iterable[str]) -> frozenset[str]:
    """The words of some names, folded."""
    return frozenset(each for one in names for each in WORD.findall(plainly(one)))


def place(told: str, spared: Iterable[str] = ()) -> list[Sought]:
    """A place: each part of an address with a figure in it, each run of words written large, and each such word alone;
    but for words that say nothing and the names of the area itself, which every text says."""
    wholes, known = {" ".join(plainly(each).split()) for each in spared}, words_in(spared)
    found = []
    for part in re.split(r"[,;\n]+", BRACKETS.sub(" ", told)):
        words = part.split()
        for run in ([words] if any(sign.isdigit() for sign in part) else []) + large(words):
            plain = meaning(plainly(" ".join(run)).split())
            if names_a_place(plain) and " ".join(plain) not in wholes:
                found.append(word(PLACE, spaced(plain)))
    return found + [each for one in single(told) for each in word_of_place(one, known)]


def meaning(words: list[str]) -> list[str]:
    """Words of a place from the first that says something on; none where only such stand there that name no place."""
    while words and words[0] in PLAIN | {"home", "hospital", "house", "nursery", "school", "street", "ward"}:
        words = words[1:]
    return words


def names_a_place(words: list[str]) -> bool:
    """Whether words are looked for together: several, or one with figures such as a postcode."""
    said = " ".join(words)
    return len(words) > 1 or (len(said) >= SHORTEST and any(sign.isdigit() for sign in said))


def single(told: str) -> list[str]:
    """The words of a place that are looked for alone: those written large, or, where none is, all of them."""
    words = WORD.findall(told)
    return list(dict.fromkeys(plainly(each) for each in [each for each in words if each[0].isupper()] or words))


def word_of_place(one: str, spared: frozenset[str]) -> list[Sought]:
    if len(one) < 2 or one in PLAIN | COMMON | spared:
        return []
    short = as_written if len(one) < SHORTEST else always
    return [word(PLACE, re.escape(one), as_name if one in WORDS_TOO else short), *in_disguise(PLACE, one)]


def large(words: list[str]) -> list[list[str]]:
    """The runs of words that begin with a large letter."""
    runs: list[list[str]] = [[]]
    for each in words:
        if each[:1].isupper():
            runs[-1].append(each)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
