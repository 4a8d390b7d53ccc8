"""A text as words: each brought to its stem, and numbered, so that it can be seen what stands near what."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lineofsight.core.thread.likeness.english import EMPTY, FORMS, LIGHT, NEGATIONS, NOT, NOT_DENYING, WHOLE

SILENT = EMPTY | LIGHT | {NOT}

# How far two sentences are from each other: no way of saying reaches from one into the next.
BETWEEN_SENTENCES = 20

_WORD = re.compile(r"[a-z0-9]+(?:&[a-z]+)?(?:'[a-z]+)?|[.;:!?\n]+")
_VOWEL = re.compile("[aeiouy]")
_TWICE = re.compile(r"([bdfgmnprt])\1$")
_SHORT = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


@dataclass(frozen=True)
class Word:
    """One word of a text: as it stands in small letters, its stem, and its place."""

    plain: str
    stem: str
    place: int

    @property
    def is_light(self) -> bool:
        """Whether it tells nothing by itself."""
        return bool({self.plain, self.stem} & SILENT) or self.plain.isdigit() or len(self.plain) < 2


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in their order. A denial becomes "not", whatever its words."""
    found: list[Word] = []
    place = 0
    for plain in _WORD.findall(_levelled(text)):
        if not plain[0].isalnum():
            place += BETWEEN_SENTENCES
            continue
        for part in parts_of(plain):
            found.append(Word(part, stem(part), place))
            place += 1
    return tuple(found)


def _levelled(text: str) -> str:
    """Small letters without accents, and one kind of apostrophe."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def parts_of(plain: str) -> tuple[str, ...]:
    """What one written word says: "mother's" is mother, "unseen" is not seen, and every denial is "not"."""
    if plain.endswith("n't"):
        return (NOT,)
    plain = plain.partition("'")[0]
    if plain in NEGATIONS:
        return (NOT,)
    if len(plain) > 5 and plain.startswith("un") and not plain.startswith(NOT_DENYING):
        return (NOT, plain[2:])
    return (plain,)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Each irregular form and the word it is a form of."""
    lists = [line.split() for line in FORMS.replace("\n", " ").split(";") if line.strip()]
    return {form: first for first, *rest in reversed(lists) for form in (first, *rest)}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the inflections of a word have in common. Light: it takes off endings and knows no meanings."""
    singular = _without_plural(word)
    if singular in WHOLE:
        return singular
    first = _forms().get(word) or _forms().get(singular)
    return _without_noun(first or _without_tense(singular))


def _without_plural(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def _without_tense(word: str) -> str:
    """Without -ed and -ing: "noted" and "noting" are note, "planned" is plan, "bring" and "need" stay."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest == word or not _stands_alone(rest):
            continue
        if _TWICE.search(rest):
            return rest[:-1]
        return rest + "e" if _SHORT.match(rest) else rest
    return word


def _stands_alone(rest: str) -> bool:
    """Whether what an ending leaves can be a word, or begin one."""
    return bool(_VOWEL.search(rest)) and not rest.endswith("e") and (len(rest) > 2 or bool(_SHORT.match(rest)))


# Endings that make one word of another: the ending, what stands in its place, and the length from which it is one.
_ENDINGS = (
    ("isation", "is", 9),
    ("ization", "is", 9),
    ("ation", "", 8),
    ("ition", "", 9),
    ("ssion", "ss", 8),
    ("tion", "t", 7),
    ("ment", "", 8),
    ("ness", "", 8),
    ("ally", "al", 7),
    ("ily", "y", 6),
    ("ly", "", 6),
    ("ize", "is", 6),
    ("iz", "is", 5),
    ("ate", "", 7),
    ("at", "", 7),
    ("e", "", 5),
)


def _without_noun(word: str) -> str:
    for ending, instead, length in _ENDINGS:
        if len(word) >= length and word.endswith(ending):
            return word[: -len(ending)] + instead
    return word
