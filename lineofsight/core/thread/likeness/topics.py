"""Topics: words that are used together, whichever of them a writer takes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lineofsight.core.thread.likeness.ways import BEGINNING, names_of, spelled
from lineofsight.core.thread.likeness.words import Word

# From how many words on a topic counts as touched, and how many tell anything more.
FEWEST, MOST = 2, 4


class TopicFinder:
    """Counts, for each topic, how many of its words a text uses."""

    def __init__(self, topics: Mapping[str, Sequence[str]]) -> None:
        self.told_by: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for topic, written in topics.items():
            for first, *rest in map(spelled, written):
                self.told_by[first].append((tuple(rest), topic))
        names = {name for first, told in self.told_by.items() for rest, _ in told for name in (first, *rest)}
        self.beginnings = frozenset(name for name in names if name.endswith(BEGINNING))

    def counts_in(self, words: Sequence[Word]) -> dict[str, int]:
        """How many different words of each topic are in a text, of those topics that have enough."""
        named = [frozenset(names_of(word, self.beginnings)) for word in words]
        found: dict[str, set[str]] = defaultdict(set)
        for at, word in enumerate(words):
            for name in named[at]:
                for rest, topic in self.told_by.get(name, ()):
                    following = named[at + 1 : at + 1 + len(rest)]
                    if len(following) == len(rest) and all(map(frozenset.__contains__, following, rest)):
                        found[topic].add(word.stem)
        return {topic: len(stems) for topic, stems in found.items() if len(stems) >= FEWEST}
