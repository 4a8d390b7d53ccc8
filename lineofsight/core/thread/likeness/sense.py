"""What a text is about, as shares of subjects: every concept and topic whose words it uses, whether it says it or not.

A word is shared out among the subjects it belongs to, most to those that have few words. So two texts without one word
in common are near each other when their words belong together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from lineofsight.core.thread.likeness.english import NOT
from lineofsight.core.thread.likeness.ways import BEGINNING, CONCEPT, names_of
from lineofsight.core.thread.likeness.words import SILENT, Word

# How many subjects of a text are kept: its strongest.
STRONGEST = 32
# A word of this many subjects weighs about two thirds of a word of one.
COMMON = 8

Shares = Mapping[str, float]


class Senses:
    """The shares of every word the vocabulary knows."""

    def __init__(self, subjects: Mapping[str, Iterable[Sequence[frozenset[str]]]]) -> None:
        weights = {subject: _weights(ways) for subject, ways in subjects.items()}
        spread = Counter(name for names in weights.values() for name in names)
        self.told: dict[str, dict[str, float]] = defaultdict(dict)
        for subject, names in weights.items():
            whole = sqrt(sum(names.values()))
            for name, weight in names.items():
                self.told[name][subject] = sqrt(weight) * log(1 + len(weights) / spread[name]) / whole
        self.beginnings = frozenset(name for name in self.told if name.endswith(BEGINNING))
        self.stems: dict[str, Shares] = {}

    def sense_of(self, words: Iterable[Word]) -> Shares:
        """A text's strongest subjects, of length one together; empty where it has none."""
        whole: dict[str, float] = defaultdict(float)
        for word in {word.stem: word for word in words if not word.is_light}.values():
            shares = self.shares_of(word)
            for subject, share in shares.items():
                whole[subject] += share * self.weight(shares)
        strongest = sorted(whole.items(), key=lambda share: (-share[1], share[0]))[:STRONGEST]
        return of_length_one(dict(strongest))

    def shares_of(self, word: Word) -> Shares:
        """The shares of one word, of length one together: for each subject, the best of the word's names."""
        best: dict[str, float] = {}
        for name in names_of(word, self.beginnings):
            for subject, share in self.told.get(name, {}).items():
                best[subject] = max(share, best.get(subject, 0.0))
        return of_length_one(best)

    def shares_of_stem(self, stem: str) -> Shares:
        """The shares of a stem that was kept without its word."""
        if stem not in self.stems:
            self.stems[stem] = self.shares_of(Word(stem, stem, 0))
        return self.stems[stem]

    @staticmethod
    def weight(shares: Shares) -> float:
        """How much a word tells: less, the more subjects it belongs to."""
        return 1 / sqrt(1 + len(shares) / COMMON)


def of_length_one(shares: Shares) -> Shares:
    length = sqrt(sum(share * share for share in shares.values()))
    return {subject: share / length for subject, share in shares.items()}


def _weights(ways: Iterable[Sequence[frozenset[str]]]) -> dict[str, float]:
    """How much each name tells of a subject: less where it takes other words to say it."""
    weights: dict[str, float] = defaultdict(float)
    for parts in ways:
        for name in sorted({name for part in parts for name in part}):
            if not (name in SILENT or name == NOT or name.startswith(CONCEPT)):
                weights[name] += 1 / len(parts)
    return weights
