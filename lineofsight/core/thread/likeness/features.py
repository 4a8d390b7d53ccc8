"""What is kept of a text to find it by: one line, for a row.

It begins with the stamp of the vocabulary it was made with, and with how much its marks tell together, in hundredths.
Then come the marks: concepts the text speaks of (`@`), topics by how many of their words it uses (`#`), and its words
(`~` where one says a concept). Last stand its shares in subjects (`=`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from lineofsight.core.thread.likeness.concepts import Vocabulary, vocabulary
from lineofsight.core.thread.likeness.topics import FEWEST, MOST
from lineofsight.core.thread.likeness.words import words_of

CONCEPT, TOPIC, SAYS, SHARE = "@", "#", "~", "="
# How much a mark tells beside a concept of weight 1: a word by itself, a word that says a concept, a topic.
WORD, SAYING, TOLD = 0.5, 0.15, 0.8
# In how many steps a share is kept, and how many make the whole of what the marks tell.
STEPS, HUNDREDTHS = 50, 100


def features(text: str, using: Vocabulary | None = None) -> str:
    """The line to keep of a text."""
    using = using or vocabulary()
    marks = marks_of(text, using)
    length = round(length_of(marks, using) * HUNDREDTHS)
    return " ".join((using.stamp, str(length), *sorted(marks), *sorted(shares_of(text, using))))


@dataclass(frozen=True)
class Line:
    """A line that was kept, read as far as it is needed."""

    kept: str

    @property
    def marks(self) -> list[str]:
        """Its marks, after its stamp and its length."""
        end = self.kept.find(f" {SHARE}")
        return (self.kept if end < 0 else self.kept[:end]).split()

    @property
    def shares(self) -> list[str]:
        start = self.kept.find(f" {SHARE}")
        return [] if start < 0 else self.kept[start:].split()

    @property
    def length(self) -> float:
        """How much its marks tell together."""
        return int(self.kept.split(" ", 2)[1]) / HUNDREDTHS

    @property
    def stems(self) -> list[str]:
        """Its words."""
        return [mark.removeprefix(SAYS) for mark in self.marks[2:] if not mark.startswith((CONCEPT, TOPIC))]


def is_made_with(kept: str, using: Vocabulary) -> bool:
    """Whether a line was made with this vocabulary, or has to be made again."""
    return kept.startswith(f"{using.stamp} ")


def marks_of(text: str, using: Vocabulary) -> frozenset[str]:
    """The concepts, topics and words of a text."""
    words = words_of(text)
    concepts = using.finder.concepts_in(words)
    saying = frozenset[int]().union(*concepts.values())
    plain = {SAYS + word.stem if word.place in saying else word.stem for word in words if not word.is_light}
    counted = using.topic_finder.counts_in(words).items()
    topics = {f"{TOPIC}{topic}:{times}" for topic, most in counted for times in range(FEWEST, min(most, MOST) + 1)}
    return frozenset({CONCEPT + concept for concept in concepts} | topics | plain)


def shares_of(text: str, using: Vocabulary) -> frozenset[str]:
    """The shares of a text in its subjects."""
    shares = {subject: round(share * STEPS) for subject, share in using.senses.sense_of(words_of(text)).items()}
    return frozenset(share_mark(subject, step) for subject, step in shares.items() if step)


def share_mark(subject: str, step: int) -> str:
    return f"{SHARE}{subject}:{step}"


def bulk(mark: str, using: Vocabulary) -> float:
    """How much a mark tells where no other point has it."""
    if mark.startswith(CONCEPT):
        return using.concepts[mark.removeprefix(CONCEPT)].weight
    if mark.startswith(TOPIC):
        return TOLD
    return SAYING if mark.startswith(SAYS) else WORD


def length_of(marks: Iterable[str], using: Vocabulary) -> float:
    return sqrt(sum(bulk(mark, using) ** 2 for mark in marks))
