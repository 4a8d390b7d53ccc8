"""Which earlier points say the same as a new one, and what they have in common.

Three measures are added: the marks in common, each by how much it tells; how near the subjects of both texts are; and
how much of the new text is answered word by word. Marks are quick to compare, so they choose whom to look at closely.
A mark that many of the searched points have tells less. Nothing else about those points changes how like one of them
is: a point about something else can be added, and all the others stay as they were.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from lineofsight.core.thread.likeness.asked import Asked
from lineofsight.core.thread.likeness.concepts import Vocabulary, vocabulary
from lineofsight.core.thread.likeness.features import Line, features, is_made_with

# Below this likeness, of one at most, nothing is offered.
FLOOR = 0.12
# How many are looked at closely.
CLOSELY = 150


@dataclass(frozen=True)
class Said:
    """An earlier point: its ref, its text, the themes it was given, and the line kept of it by `features`, if any."""

    ref: str
    text: str
    themes: tuple[str, ...] = ()
    features: str = ""


@dataclass(frozen=True)
class Like:
    """A point that was found, how like it is, and what both are about, in plain words."""

    ref: str
    score: float
    because: tuple[str, ...]


def nearest(
    text: str,
    among: Iterable[Said],
    *,
    most: int = 5,
    themes: Collection[str] = (),
    using: Vocabulary | None = None,
    floor: float = FLOOR,
) -> list[Like]:
    """The points that say the same as `text`, most like it first; equally like ones by their refs."""
    using = using or vocabulary()
    asked = Asked(text, frozenset(themes), using)
    points = [(said, _line(said, using)) for said in among]
    shared = [list(filter(asked.marks.__contains__, line.marks)) for _, line in points]
    asked.weigh(Counter(chain.from_iterable(shared)))
    seen = (
        (-asked.at_first_sight(line, had), said.ref, place)
        for place, ((said, line), had) in enumerate(zip(points, shared, strict=True))
        if had
    )
    found = []
    for _, ref, place in nsmallest(CLOSELY, seen):
        said, line = points[place]
        likeness = asked.likeness(line, shared[place], said.themes)
        if likeness >= floor:
            found.append((-likeness, ref, place))
    best = nsmallest(most, found)
    return [Like(ref, -score, asked.because(points[place][1], shared[place])) for score, ref, place in best]


def _line(said: Said, using: Vocabulary) -> Line:
    """What was kept of a point; made now, where it was not kept or was made with another vocabulary."""
    return Line(said.features if is_made_with(said.features, using) else features(said.text, using))
