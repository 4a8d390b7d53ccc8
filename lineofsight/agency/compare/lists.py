"""A council's and a police force's missing incidents side by side: in both lists, or in one, and what differs."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.agency.read.missing import Incident, MissingList

BOTH, COUNCIL, POLICE = "both", "council_only", "police_only"
SAME, NO_SUCH_CHILD, NO_SUCH_INCIDENT = "none", "child_in_one_list", "incident_in_one_list"
# Two agencies may write one incident under neighbouring days: it is reported after midnight, or the next morning.
NEAR = timedelta(days=1)


@dataclass(frozen=True)
class Compared:
    """One incident of either list, without the child."""

    began: date
    lists: str
    difference: str


@dataclass(frozen=True)
class Comparison:
    """Two lists compared, under a named agreement."""

    incidents: tuple[Compared, ...]


def compare(council: MissingList, police: MissingList, who: Callable[[Sequence[Incident]], list[int]]) -> Comparison:
    """Put two lists side by side.

    Args:
        who: a number for each incident, the same where it is the same child.
    """
    together = [*council.incidents, *police.incidents]
    numbers = who(together)
    ours: defaultdict[int, list[date]] = defaultdict(list)
    theirs: defaultdict[int, list[date]] = defaultdict(list)
    for place, (number, incident) in enumerate(zip(numbers, together, strict=True)):
        (ours if place < len(council.incidents) else theirs)[number].append(incident.began)
    found = [each for number in sorted({*numbers}) for each in beside(sorted(ours[number]), sorted(theirs[number]))]
    return Comparison(tuple(found))


def beside(ours: list[date], theirs: list[date]) -> list[Compared]:
    """One child's incidents in two lists, each paired with at most one of the other: the earliest that is near."""
    if not (ours and theirs):
        where = COUNCIL if ours else POLICE
        return [Compared(began, where, NO_SUCH_CHILD) for began in ours or theirs]
    left, found = list(theirs), []
    for began in ours:
        near = next((day for day in left if abs(day - began) <= NEAR), None)
        if near is None:
            found.append(Compared(began, COUNCIL, NO_SUCH_INCIDENT))
        else:
            left.remove(near)
            found.append(Compared(began, BOTH, SAME))
    return found + [Compared(began, POLICE, NO_SUCH_INCIDENT) for began in left]
