"""What earlier returns say, as cells of the same table: the numbers that left, those that were hidden, and the sums by
which both hang together with what leaves now.

A day's count that is returned twice is one number. What is counted in a quarter is what was counted in its months,
where each thing counted has one day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import inf

from lineofsight.agency.measures import MEASURES, Counted, Measure
from lineofsight.agency.protect.cells import Cells, numerator_of, part_of, rest_of, whole_of
from lineofsight.agency.protect.folded import NOT_CLASSIFIED, Folded
from lineofsight.agency.protect.words import BESIDE, SMALL, SMALL_REST
from lineofsight.agency.request import Asked
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedValue
from lineofsight.kernel.suppression.tables import Equation, Key
from lineofsight.kernel.suppression.unknown import Bounds

# A number that left and was counted anew since is another number than the one that leaves now.
AS_IT_LEFT = "as it left"


@dataclass(frozen=True)
class Earlier:
    """One value of an earlier return, with what was asked for."""

    asked: Asked
    value: SignedValue

    @property
    def measure(self) -> Measure:
        return MEASURES[self.asked.measure]

    @property
    def shape(self) -> Folded:
        """The value's places, without its counts."""
        said = {*self.value.parts, *self.value.hidden}
        parts = {
            each.dimension: dict.fromkeys(codes, 0)
            for each in self.asked.divisions
            if (codes := [c for c in (*each.codes, NOT_CLASSIFIED) if f"{each.dimension}={c}" in said])
        }
        return Folded(self.asked, self.measure, Counted(0, 0), parts)


@dataclass
class Before:
    """What is known of before: the numbers that left, the bounds of those that were hidden, and sums."""

    threshold: int
    left: dict[Key, int] = field(default_factory=dict)
    hidden: dict[Key, Bounds] = field(default_factory=dict)
    small: set[Key] = field(default_factory=set)
    sums: list[Equation] = field(default_factory=list)

    def say(self, key: Key, count: int | None, why: str = "") -> None:
        """A number that left, or was hidden for a reason. What left anywhere is known."""
        if count is not None:
            self.left.setdefault(key, count)
        else:
            bounds = {SMALL: (1, self.threshold), BESIDE: (self.threshold + 1, inf)}
            self.hidden.setdefault(key, bounds.get(why, (0, inf)))
            if why == SMALL:
                self.small.add(key)

    def settled(self) -> "Before":
        for key in self.hidden.keys() & self.left.keys():
            del self.hidden[key]
        self.small &= self.hidden.keys()
        return self


def before_of(earlier: Iterable[Earlier], threshold: int) -> Before:
    """Earlier values as cells."""
    found = Before(threshold)
    for each in earlier:
        take(found, each.shape, each.value)
    found.settled()
    narrow(found, earlier)
    return found.settled()


def take(found: Before, item: Folded, value: SignedValue) -> None:
    """One earlier value: its numerator, its whole, what is left of it, and its parts."""
    numerator, whole = numerator_of(item), whole_of(item)
    shared = item.asked.kind == "percentage" and not item.measure.whole
    if value.absence == "not_applicable":
        value = replace(value, numerator=Decimal(0), denominator=Decimal(0))
    if value.absence == "suppressed":
        if numerator is not None:
            found.say(numerator, None, hidden_why(value, shared))
    elif value.numerator is not None and numerator is not None:
        found.say(numerator, int(value.numerator))
    if item.asked.kind in ("percentage", "average") and not (item.measure.whole and numerator == whole):
        found.say(whole, None if value.denominator is None else int(value.denominator))
    if shared and numerator is not None:
        rest = rest_of(numerator)
        known = value.numerator is not None and value.denominator is not None
        found.say(rest, int(value.denominator - value.numerator) if known else None, rest_why(value))  # type: ignore[operator]
        found.sums.append({numerator: 1, rest: 1, whole: -1})
    for dimension in item.parts:
        divide(found, item, value, dimension)


def hidden_why(value: SignedValue, shared: bool) -> str:
    """Why a numerator was hidden. Of a share that was hidden whole it is not said which of its counts was small."""
    return "" if shared and value.comment == SMALL else value.comment


def rest_why(value: SignedValue) -> str:
    return SMALL if value.comment == SMALL_REST else ""


def divide(found: Before, item: Folded, value: SignedValue, dimension: str) -> None:
    numerator = numerator_of(item)
    if numerator is None:
        return
    keys = []
    for code in item.parts[dimension]:
        breakdown, key = f"{dimension}={code}", part_of(item, dimension, code)
        count = value.parts.get(breakdown)
        found.say(key, None if count is None else int(count), value.hidden.get(breakdown, ""))
        keys.append(key)
        if dimension in item.measure.overlapping:
            known = count is not None and value.numerator is not None
            found.say(rest_of(key), int(value.numerator - count) if known else None)  # type: ignore[operator]
            found.sums.append({key: 1, rest_of(key): 1, numerator: -1})
    if dimension not in item.measure.overlapping:
        found.sums.append({**dict.fromkeys(keys, 1), numerator: -1})


def narrow(found: Before, earlier: Iterable[Earlier]) -> None:
    """Narrower groups beside the wider ones they are among."""
    for each in earlier:
        own, inside = whole_of(each.shape), each.measure.inside
        wider = (inside, *own[1:])
        if inside and all(key in found.left or key in found.hidden for key in (own, wider)):
            rest = rest_of(own, of=inside)
            known = own in found.left and wider in found.left
            found.say(rest, found.left[wider] - found.left[own] if known else None)
            found.sums.append({own: 1, rest: 1, wider: -1})


def apart(before: Before, cells: Cells) -> Before:
    """What was counted anew since it left, under a name of its own."""
    new = {
        key: (*key, AS_IT_LEFT) for key, count in before.left.items() if cells.cells.get(key, count) != count
    }  # fmt: skip
    left = {new.get(key, key): count for key, count in before.left.items()}
    sums = [{new.get(key, key): factor for key, factor in equation.items()} for equation in before.sums]
    return Before(before.threshold, left, before.hidden, before.small, sums)


def over_time(keys: Iterable[Key]) -> Iterator[Equation]:
    """The sum of a period's parts of which at least one was returned: of a quarter its months, of a year its quarters,
    with months where a quarter was not returned. A part that was not returned is told by the sum as well, where it is
    all that is missing."""
    keys = set(keys)
    adding = {each.population for each in MEASURES.values() if each.adds_up}
    for key in sorted(keys):
        if key[0] in adding and key[-1] != AS_IT_LEFT:
            parts = parts_of(key, keys)
            if keys.intersection(parts):
                yield {**dict.fromkeys(parts, 1), key: -1}


def parts_of(key: Key, keys: set[Key]) -> list[Key]:
    """The cells that make up a period's: its quarters', or its months'."""
    period = Period.parse(key[1])
    if not made_of(period, period.quarters()):
        return at(key, period.months()) if made_of(period, period.months()) else []
    found: list[Key] = []
    for quarter in period.quarters():
        (own,), months = at(key, [quarter]), at(key, quarter.months())
        found += [own] if own in keys or not keys.intersection(months) else months
    return found


def made_of(period: Period, parts: Sequence[Period]) -> bool:
    """Whether several parts, one after another, make up a period."""
    return len(parts) > 1 and (parts[0].start, parts[-1].end) == (period.start, period.end)


def at(key: Key, periods: Iterable[Period]) -> list[Key]:
    """The same cell of other periods."""
    return [(key[0], str(each), *key[2:]) for each in periods]


def roots(measures: Iterable[Measure]) -> Mapping[str, str]:
    """Each population with the widest that it is among."""
    wider = {each.population: each.inside for each in measures if each.inside}
    found = {}
    for population in {each.population for each in measures} | set(wider.values()):
        root = population
        while root in wider:
            root = wider[root]
        found[population] = root
    return found
