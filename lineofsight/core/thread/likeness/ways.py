"""Ways of saying a concept, as a vocabulary writes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from lineofsight.core.thread.likeness.english import EMPTY
from lineofsight.core.thread.likeness.words import Word, parts_of, stem

# How many other words may stand between those of a way.
SLACK = 4
# The shortest beginning that stands for all words with it.
SHORTEST_BEGINNING = 2

CONCEPT, BEGINNING, PAIR, EITHER = "@", "*", "-", "/"


@dataclass(frozen=True)
class Way:
    """One way of saying a concept: words near each other. Each part is a word, by any of the names it may have."""

    concept: str
    parts: tuple[frozenset[str], ...]
    span: int

    @property
    def refers_to(self) -> frozenset[str]:
        """The other concepts it is said by."""
        return frozenset(name[1:] for part in self.parts for name in part if name.startswith(CONCEPT))


def ways_of(concept: str, written: Iterable[str]) -> Iterator[Way]:
    """Each way, from how it is written: "a/b c" is a or b near c, "beg*" a beginning, "@x" a concept, "a-b" a pair."""
    for line in written:
        pieces = [_choices(piece) for piece in line.split()]
        for chosen in product(*(piece for piece in pieces if piece)):
            parts = tuple(part for choice in chosen for part in choice)
            slack = SLACK if len(pieces) > 1 else 0
            yield Way(concept, parts, len(parts) - 1 + slack)


def _choices(piece: str) -> list[tuple[frozenset[str], ...]]:
    """What may stand for one piece: each of its pairs by itself, and one part for all its single words."""
    words = [spelled(word) for word in piece.split(EITHER) if word not in EMPTY]
    pairs = [tuple(frozenset([name]) for name in names) for names in words if len(names) > 1]
    singles = frozenset(names[0] for names in words if len(names) == 1)
    return pairs + ([(singles,)] if singles else [])


def spelled(word: str) -> list[str]:
    """The names of a written word: more than one for a pair and for what begins with a denial, such as "unseen"."""
    return [name for half in word.split(PAIR) for name in _named(half)]


def _named(word: str) -> list[str]:
    return [word] if word.startswith(CONCEPT) or word.endswith(BEGINNING) else [stem(part) for part in parts_of(word)]


def names_of(word: Word, beginnings: frozenset[str]) -> Iterator[str]:
    """Every name a word of a text has, among those beginnings that the vocabulary asks for."""
    yield word.stem
    for length in range(SHORTEST_BEGINNING, len(word.plain) + 1):
        beginning = word.plain[:length] + BEGINNING
        if beginning in beginnings:
            yield beginning
