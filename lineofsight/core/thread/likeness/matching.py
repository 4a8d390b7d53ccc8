"""Where a text says a concept: the words of a way, near each other, in one sentence, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from lineofsight.core.thread.likeness.ways import BEGINNING, CONCEPT, Way, names_of
from lineofsight.core.thread.likeness.words import Word

Places = dict[str, set[int]]


class Finder:
    """Looks for many ways at once. Each is tried only in a text that has a word of its narrowest part."""

    def __init__(self, ways: Iterable[Way]) -> None:
        listed = tuple(ways)
        depths = _depths(listed)
        names = (name for way in listed for part in way.parts for name in part)
        self.beginnings = frozenset(name for name in names if name.endswith(BEGINNING))
        deepest = max(depths.values(), default=0)
        self.levels: list[dict[str, list[Way]]] = [defaultdict(list) for _ in range(deepest + 1)]
        for way in listed:
            level = self.levels[max((1 + depths[concept] for concept in way.refers_to), default=0)]
            for name in min(way.parts, key=len):
                level[name].append(way)

    def concepts_in(self, words: Sequence[Word]) -> Places:
        """Every concept a text speaks of, with the places of the words that say it."""
        places: Places = defaultdict(set)
        for word in words:
            for name in names_of(word, self.beginnings):
                places[name].add(word.place)
        for level in self.levels:
            for concept, said in _said(level, places).items():
                places[CONCEPT + concept] |= said
        return {name[len(CONCEPT) :]: said for name, said in places.items() if name.startswith(CONCEPT)}


def _said(level: Mapping[str, list[Way]], places: Mapping[str, set[int]]) -> Places:
    """What the ways of one level find."""
    found: Places = defaultdict(set)
    tried = {id(way): way for name in places for way in level.get(name, ())}
    for way in tried.values():
        for said in _places_of(way, places):
            found[way.concept].update(said)
    return found


def _places_of(way: Way, places: Mapping[str, set[int]]) -> Iterator[Iterable[int]]:
    """The places at which a way is said: one for each of its parts, no two the same, and near each other."""
    options = [sorted({place for name in part for place in places.get(name, ())}) for part in way.parts]
    if not all(options):
        return
    for first in sorted({place for part in options for place in part}):
        near = [[place for place in part if first <= place <= first + way.span] for part in options]
        chosen = next((each for each in product(*near) if len(set(each)) == len(each)), None)
        if chosen:
            yield chosen


def _depths(ways: Sequence[Way]) -> dict[str, int]:
    """How many concepts deep each is said. ValueError where concepts are said by each other in a ring."""
    said_by: dict[str, set[str]] = defaultdict(set)
    for way in ways:
        said_by[way.concept] |= way.refers_to
    depths: dict[str, int] = {}

    def settle(concept: str, above: tuple[str, ...]) -> int:
        if concept in above:
            raise ValueError(f"concepts are said by each other in a ring: {' · '.join((*above, concept))}")
        if concept not in depths:
            below = [settle(other, (*above, concept)) for other in said_by.get(concept, ())]
            depths[concept] = max((1 + depth for depth in below), default=0)
        return depths[concept]

    for concept in tuple(said_by):
        settle(concept, ())
    return depths
