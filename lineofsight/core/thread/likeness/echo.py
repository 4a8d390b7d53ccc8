"""How much of a text, word by word, another answers: with the same word, or with one of the same subjects."""

from collections.abc import Iterable
from math import ceil, sqrt

from lineofsight.core.thread.likeness.sense import Senses, Shares
from lineofsight.core.thread.likeness.words import words_of

# What words are worth to each other that begin alike, and the fewest letters of which that can be said.
ALIKE, SHORTEST = 0.6, 5


class Echo:
    """The words of a text, each listening for an answer."""

    def __init__(self, text: str, senses: Senses) -> None:
        self.senses = senses
        self.words = {word.stem: senses.shares_of(word) for word in words_of(text) if not word.is_light}
        self.weights = {stem: senses.weight(shares) for stem, shares in self.words.items()}
        self.answers: dict[str, dict[str, float]] = {}

    def from_words(self, stems: Iterable[str]) -> float:
        """One where every word is answered by itself, nothing where none is answered.

        A weak answer counts for more than it is worth: one more word that is answered tells more than one answered
        better.
        """
        heard = [self._answers(stem) for stem in stems]
        best = {stem: max((each[stem] for each in heard), default=0.0) for stem in self.words}
        answered = sum(self.weights[stem] * sqrt(answer) for stem, answer in best.items())
        return answered / (sum(self.weights.values()) or 1.0)

    def _answers(self, stem: str) -> dict[str, float]:
        """How well one word of the other text answers each of this one's."""
        if stem not in self.answers:
            shares = self.senses.shares_of_stem(stem)
            own = self.words.items()
            self.answers[stem] = {word: max(_alike(word, stem), _common(mine, shares)) for word, mine in own}
        return self.answers[stem]


def _alike(one: str, other: str) -> float:
    """One for the same word; something for two that begin alike, as a word does in a form nobody has thought of."""
    if one == other:
        return 1.0
    enough = max(SHORTEST, ceil(max(len(one), len(other)) * 2 / 3))
    return ALIKE if one[:enough] == other[:enough] else 0.0


def _common(one: Shares, other: Shares) -> float:
    few, many = sorted((one, other), key=len)
    return min(1.0, sum(share * many.get(subject, 0.0) for subject, share in few.items()))
