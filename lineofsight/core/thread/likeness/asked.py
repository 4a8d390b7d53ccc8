"""The text that is searched with: what it looks for in others, and what it makes of what they have."""

from collections.abc import Collection, Iterable, Mapping

from lineofsight.core.thread.likeness.concepts import Vocabulary
from lineofsight.core.thread.likeness.echo import Echo
from lineofsight.core.thread.likeness.features import (
    CONCEPT,
    HUNDREDTHS,
    SAYS,
    SHARE,
    STEPS,
    TOPIC,
    Line,
    bulk,
    length_of,
    marks_of,
    share_mark,
    shares_of,
)
from lineofsight.core.thread.likeness.words import words_of

# A mark that this many points have tells somewhat less, and ever less the more have it.
FEW, RARITY = 2.0, 0.4
# What a concept counts where the other text has only one near it.
NEAR = 0.35
# How much of what a longer text says besides counts against it.
BESIDES = 0.6
# What the subjects count beside the marks, and the words answered, and the themes in common.
SUBJECTS, WORDS, THEMES = 0.8, 0.5, 0.2
# A text with one mark that tells this much says half of what it takes to judge by.
SLIGHT = 0.3
# How many things in common are named, how telling each must be, and beside the most telling.
NAMED, TELLING, BESIDE = 3, 0.3, 0.25


class Asked:
    """A text to search with. Before it judges others, `weigh` must tell it how many of them have each of its marks."""

    def __init__(self, text: str, themes: frozenset[str], using: Vocabulary) -> None:
        self.text, self.themes, self.using = text, themes, using
        self.marks = marks_of(text, using)
        self.length = round(length_of(self.marks, using) * HUNDREDTHS) / HUNDREDTHS
        self.substance = self.length**2 / (self.length**2 + SLIGHT)
        self.near = {mark: _near(mark, using) for mark in sorted(self.marks) if mark.startswith(CONCEPT)}
        self.shares = _shares(shares_of(text, using))
        self.echo = Echo(text, using.senses)
        self.worth: dict[str, float] = {}
        self.in_all = 0.0

    def weigh(self, often: Mapping[str, int]) -> None:
        """Give each mark its worth: less, the more points have it."""
        for mark in self.marks:
            self.worth[mark] = (bulk(mark, self.using) * (FEW / (FEW + often.get(mark, 0))) ** RARITY) ** 2
        self.in_all = sum(self.worth[mark] for mark in sorted(self.marks))

    def at_first_sight(self, line: Line, had: Iterable[str]) -> float:
        """How like a text is by these marks in common alone: one at most. What it says besides counts against it."""
        besides = max(0.0, line.length / self.length - 1)
        return sum(map(self.worth.__getitem__, had)) / self.in_all / (1 + BESIDES * besides)

    def likeness(self, line: Line, had: Collection[str], themes: Collection[str]) -> float:
        """How like a text is: nearly one, if it is this text with these themes; less, where this one says little."""
        nearly = [mark for mark in self.near if mark not in had and not self.near[mark].isdisjoint(line.marks)]
        near = NEAR * sum(self.worth[mark] for mark in nearly) / self.in_all
        likeness = self.at_first_sight(line, had) + near + WORDS * self.echo.from_words(line.stems)
        likeness += SUBJECTS * min(1.0, sum(self.shares.get(share, 0.0) for share in line.shares))
        whole = 1 + WORDS + (SUBJECTS if self.shares else 0.0)
        if self.themes:
            likeness += THEMES * len(self.themes.intersection(themes)) / len(self.themes)
            whole += THEMES
        return round(likeness / whole * self.substance, 6)

    def because(self, line: Line, had: Collection[str]) -> tuple[str, ...]:
        """What both texts are about: concepts, then topics, the most telling first; else subjects, else words."""
        told = sorted(filter(self._tells, had), key=self._telling)
        least = BESIDE * max((self.worth[mark] for mark in told), default=0.0)
        shares = sorted(set(line.shares) & self.shares.keys(), key=lambda share: (-self.shares[share], share))
        named = [self._label(mark) for mark in told if self.worth[mark] >= least] or [*map(self._label, shares)]
        return tuple(dict.fromkeys(named or self._words(had)))[:NAMED]

    def _tells(self, mark: str) -> bool:
        """Whether a mark is worth naming: not the child and the agencies that every point has."""
        return mark.startswith((CONCEPT, TOPIC)) and bulk(mark, self.using) >= TELLING

    def _telling(self, mark: str) -> tuple[bool, float, str]:
        return mark.startswith(TOPIC), -self.worth[mark], mark

    def _label(self, mark: str) -> str:
        """A concept, a topic or a subject in plain words."""
        key = mark.removeprefix(CONCEPT) if mark.startswith(CONCEPT) else mark[1:].rpartition(":")[0]
        return self.using.label(key)

    def _words(self, had: Collection[str]) -> list[str]:
        """Words in common that are of no concept, as the person wrote them."""
        stems = {mark.removeprefix(SAYS) for mark in had}
        return [f"“{word.plain}”" for word in words_of(self.text) if word.stem in stems]


def _near(mark: str, using: Vocabulary) -> frozenset[str]:
    """The marks of the concepts near one."""
    return frozenset(CONCEPT + other for other in using.near[mark.removeprefix(CONCEPT)])


def _shares(own: Iterable[str]) -> dict[str, float]:
    """What every share another text may have in these subjects counts: one, for these themselves together."""
    steps = {subject: int(step) for subject, _, step in (mark.removeprefix(SHARE).rpartition(":") for mark in own)}
    whole = sum(step * step for step in steps.values())
    return {
        share_mark(subject, other): step * other / whole
        for subject, step in steps.items()
        for other in range(1, STEPS + 1)
    }
