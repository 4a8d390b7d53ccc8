"""The field's vocabulary: its concepts and topics, in editions, and a partnership's own words beside them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lineofsight.core.thread.likeness.matching import Finder
from lineofsight.core.thread.likeness.sense import Senses
from lineofsight.core.thread.likeness.topics import TopicFinder
from lineofsight.core.thread.likeness.ways import spelled, ways_of
from lineofsight.core.thread.likeness.words import words_of
from lineofsight.kernel.definitions import Edition, load_editions

FOLDER = Path(__file__).parents[1] / "definitions" / "concepts"
# Raised when texts are read in another way, so that what was kept of them is made again.
MAKE = 1
# How the keys of topics and of a partnership's own concepts begin.
TOPIC, OWN = "topic:", "own:"


@dataclass(frozen=True)
class Concept:
    """Something points may have in common. `weight` is how much that tells; `near` is what else may be meant by it."""

    key: str
    label: str
    ways: tuple[str, ...]
    weight: float = 1.0
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """What points may both be about without saying the same of it."""

    key: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Concepts and topics by key. The `stamp` is another whenever what is kept of a text could be."""

    stamp: str
    concepts: Mapping[str, Concept]
    topics: Mapping[str, Topic]

    @cached_property
    def finder(self) -> Finder:
        return Finder(way for each in self.concepts.values() for way in ways_of(each.key, each.ways))

    @cached_property
    def topic_finder(self) -> TopicFinder:
        return TopicFinder({each.key: each.words for each in self.topics.values()})

    @cached_property
    def senses(self) -> Senses:
        said = {key: [way.parts for way in ways_of(key, each.ways)] for key, each in self.concepts.items()}
        told = {
            key: [tuple(frozenset([name]) for name in spelled(word)) for word in each.words]
            for key, each in self.topics.items()
        }
        return Senses(said | told)

    @cached_property
    def near(self) -> Mapping[str, frozenset[str]]:
        """For each concept, those it is near to, whichever of the two says so."""
        pairs = {(key, other) for key, each in self.concepts.items() for other in each.near}
        both = pairs | {(other, key) for key, other in pairs}
        return {key: frozenset(other for one, other in both if one == key) for key in self.concepts}

    def label(self, key: str) -> str:
        """A concept or topic in plain words."""
        return self.topics[key].label if key in self.topics else self.concepts[key].label


@lru_cache(maxsize=1)
def editions() -> dict[str, Edition]:
    """Every edition the house ships, oldest first."""
    return dict(sorted(load_editions(FOLDER).items()))


def vocabulary(own: Mapping[str, Collection[str]] | None = None, edition: str = "") -> Vocabulary:
    """The newest edition, or one by name. `own` adds a partnership's themes, each with its ways of saying it."""
    sayings = {label: sorted(ways) for label, ways in sorted((own or {}).items())}
    return _vocabulary(edition or list(editions())[-1], json.dumps(sayings))


@lru_cache(maxsize=64)
def _vocabulary(edition: str, own: str) -> Vocabulary:
    data = editions()[edition].data
    topics = [Topic(TOPIC + item["key"], item["label"], tuple(item["words"].split())) for item in data["topic"]]
    concepts = [*map(_concept, data["concept"]), *_own(json.loads(own))]
    mark = f"+{sha256(own.encode()).hexdigest()[:8]}" if json.loads(own) else ""
    return Vocabulary(
        f"{edition}.{MAKE}{mark}", {each.key: each for each in concepts}, {each.key: each for each in topics}
    )


def _concept(item: Mapping[str, Any]) -> Concept:
    weight, near = float(item.get("weight", 1)), tuple(item.get("near", ()))
    return Concept(item["key"], item["label"], tuple(item["ways"]), weight, near)


def _own(sayings: Mapping[str, list[str]]) -> list[Concept]:
    """A partnership's themes as concepts. What they typed is plain words: our signs mean nothing in it."""
    return [
        Concept(f"{OWN}{number}", label, tuple(filter(None, map(_plain, (label, *ways)))))
        for number, (label, ways) in enumerate(sayings.items())
    ]


def _plain(saying: str) -> str:
    return " ".join(word.plain for word in words_of(saying))
