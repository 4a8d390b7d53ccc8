"""The tables of a release as the numbers an outsider reads, so that the least that must be hidden can be found: pure.

Cells of one table are bound by their sums; a table and one that counts the same children by being the same numbers;
and a table and what was published of it before by the values that have not changed since. Of what an agency hid before
it sent its figures no count is known here: counts that fit stand in for them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import inf

from lineofsight.core.insight.models import Absence, Observation, Origin
from lineofsight.core.insight.rules import AVERAGE, COUNT, PERCENTAGE, RATE, Dimension, Indicator
from lineofsight.kernel.suppression import Past, Policy, Table, audit_table, fitted, protected

# Where a value stands: its indicator's key, and its breakdown, empty for the whole.
Place = tuple[str, str]
Cells = Mapping[Place, Observation]
# A number an outsider would know: where it stands, and which of the values that ever stood there.
Number = tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Some tables as an earlier release left them: the values that stood in them, and where one was hidden."""

    cells: Cells
    hidden: frozenset[Place]


def open_to_hiding(cell: Observation) -> bool:
    """Whether a value may be hidden at all: one that its owner has made public is shown as published."""
    return not cell.absence and cell.origin != Origin.AS_PUBLISHED


def count_of(indicator: Indicator, cell: Observation) -> int | None:
    """The count of children that a value tells; none where it tells none, or no whole one.

    A share and a rate tell what they are of, since what they are over is known or can be; an average tells of how many
    it is. So a ratio is hidden wherever its count is, and nothing printed binds two hidden counts.
    """
    told = {COUNT: cell.value, PERCENTAGE: cell.numerator, RATE: cell.numerator, AVERAGE: cell.denominator}
    said = told.get(indicator.kind)
    return int(said) if said is not None and not cell.absence and said == int(said) else None


def hidden_elsewhere(indicator: Indicator, cell: Observation) -> bool:
    """Whether a value's agency hid it before it was sent, so that its count is not known here; it is 1 or more, for a
    nought is never hidden."""
    return cell.absence == Absence.SUPPRESSED and indicator.kind in (COUNT, PERCENTAGE, RATE, AVERAGE)


def dimension(indicator: Indicator, key: str) -> Dimension | None:
    """One of the ways in which an indicator is broken down, by its key."""
    return next((each for each in indicator.breakdowns if each.key == key), None)


def parts_in(indicator: Indicator, cells: Cells, key: str, way: Dimension) -> dict[Place, int]:
    """The counts of the parts of an indicator by one dimension, of those that stand."""
    places = [(key, breakdown) for breakdown, _ in way.cells if (key, breakdown) in cells]
    counts = {place: count_of(indicator, cells[place]) for place in places}
    return {place: count for place, count in counts.items() if count is not None}


def adds_up(indicator: Indicator, cells: Cells, key: str, name: str) -> bool:
    """Whether the parts by one dimension make up their whole, so that each can be worked out from the others."""
    way, whole = dimension(indicator, name), cells.get((key, ""))
    if way is None or way.overlaps or whole is None:
        return False
    return sum(parts_in(indicator, cells, key, way).values()) == count_of(indicator, whole)


def beside(
    indicators: Mapping[str, Indicator], cells: Cells, small: Collection[Place], before: Iterable[Standing] = ()
) -> set[Place]:
    """Where else a value must be hidden, so that no small one can be worked out; the small ones are among them.

    Args:
        small: where a value is hidden for its own sake.

    Raises:
        Unprotectable: what was published before gives a small one away, whatever is hidden now.
    """
    earlier = list(before)
    states = [each.cells for each in earlier] + [cells]
    elsewhere = any(
        key in indicators and hidden_elsewhere(indicators[key], cell)
        for state in states
        for (key, _), cell in state.items()
    )
    if not small and not elsewhere and not any(each.hidden for each in earlier):
        return set()
    found = told_by_rounding(indicators, cells, small)
    exact = {key for key, each in indicators.items() if each.policy.threshold and not each.policy.round_to}
    return found | {place for place in hidden_in(indicators, cells, small, earlier, exact) if place in cells}


def hidden_in(
    indicators: Mapping[str, Indicator], cells: Cells, small: Collection[Place], before: list[Standing],
    exact: Collection[str],
) -> set[Place]:  # fmt: skip
    """Of the indicators whose counts are printed as they are, where a value must be hidden."""
    if not exact:
        return set()
    numbers = Numbers({key: indicators[key] for key in exact}, [*(each.cells for each in before), cells])
    known = {numbers.of(cell) for cell in numbers.every if not open_to_hiding(cell)}
    gone: set[Number] = set(numbers.unknown)
    for each in before:
        for place in each.cells:
            said = numbers.at(each.cells, place)
            if said and said not in numbers.unknown:
                (gone if place in each.hidden else known).add(said)
    policy = strictest(indicators[key].policy for key in exact)
    sensitive = {said for place in small if (said := numbers.at(cells, place))} | numbers.unknown
    hidden = protected(
        numbers.table, threshold=policy.threshold, width=policy.width, beyond=policy.beyond, sensitive=sensitive,
        past=Past(frozenset(known), frozenset(gone - known)),
    )  # fmt: skip
    return {place for place in cells if numbers.at(cells, place) in hidden}


def strictest(policies: Iterable[Policy]) -> Policy:
    """The policy that asks for most, where tables that are protected together have several."""
    return max(policies, key=lambda policy: (policy.threshold, policy.beyond, policy.width))


class Numbers:
    """Every number in some tables, now and as they stood before; a value that has not changed since is one number.

    Args:
        states: the values that stood at each time, the earliest first.
    """

    def __init__(self, indicators: Mapping[str, Indicator], states: list[Cells]) -> None:
        self.indicators, self.every = indicators, []
        self.names: dict[int, Number] = {}
        # What an agency hid before it was sent.
        self.unknown: set[Number] = set()
        counts: dict[Number, int] = {}
        for when, cells in enumerate(states):
            for (key, breakdown), cell in cells.items():
                if key not in indicators or id(cell) in self.names:
                    continue
                name, count = (key, breakdown, str(when)), count_of(indicators[key], cell)
                if count is not None:
                    self.names[id(cell)], counts[name] = name, count
                    self.every.append(cell)
                elif hidden_elsewhere(indicators[key], cell):
                    self.names[id(cell)] = name
                    self.unknown.add(name)
        asked = [equation for cells in states for equation in self.sums(cells)]
        guessed, sums = fitted(counts, dict.fromkeys(sorted(self.unknown), (1, inf)), asked)
        self.table = Table(counts | guessed, tuple(sums), linked=True)

    def of(self, cell: Observation) -> Number:
        """The number a value is."""
        return self.names[id(cell)]

    def at(self, cells: Cells, place: Place) -> Number | None:
        """The number that stands somewhere."""
        return self.names.get(id(cells[place]))

    def sums(self, cells: Cells) -> Iterator[dict[Number, int]]:
        """What binds the numbers of one time: parts and their whole; the same children counted by two indicators."""
        for key, indicator in self.indicators.items():
            for way in indicator.breakdowns:
                parts = [(key, part) for part, _ in way.cells if (key, part) in cells]
                said = [name for place in (*parts, (key, "")) if place in cells and (name := self.at(cells, place))]
                open_ones = len(said) > 1 and not way.overlaps and len(said) == len(parts) + 1
                if open_ones and (self.unknown.intersection(said) or adds_up(indicator, cells, key, way.key)):
                    yield {**dict.fromkeys(said[:-1], 1), said[-1]: -1}
        for place in cells:
            other = (self.indicators[place[0]].same_counts_as, place[1]) if place[0] in self.indicators else place
            one, same = self.at(cells, place), self.at(cells, other) if other in cells else None
            if one and same and one != same and self.may_be_one(cells, place, other):
                yield {one: 1, same: -1}

    def may_be_one(self, cells: Cells, place: Place, other: Place) -> bool:
        """Whether two values that count the same are one number: they say the same, or one of them says nothing."""
        said = self.told(cells, place), self.told(cells, other)
        return None in said or said[0] == said[1]

    def told(self, cells: Cells, place: Place) -> int | None:
        return count_of(self.indicators[place[0]], cells[place])


def told_by_rounding(indicators: Mapping[str, Indicator], cells: Cells, small: Collection[Place]) -> set[Place]:
    """Where counts are rounded, the parts that must go because what is printed leaves a small one a single number.

    Rounding stands in for hiding more (statutory.md §7: NHS practice since 2018); it does not where much is 0.
    """
    found: set[Place] = set()
    for key, indicator in indicators.items():
        for way in indicator.breakdowns if indicator.policy.round_to else ():
            parts = parts_in(indicator, cells, key, way)
            if parts.keys() & set(small) and adds_up(indicator, cells, key, way.key):
                places = [*parts, (key, "")]
                if pinned(indicator, {place: cells[place] for place in places}, small):
                    found |= parts.keys()
    return found


def pinned(indicator: Indicator, line: Cells, small: Collection[Place]) -> bool:
    """Whether a reader who knows the policy can tell a hidden count of one line, its whole among them."""
    printed = [
        ((place[1] or "total",), None if place in small else bounds(indicator, cell)) for place, cell in line.items()
    ]
    most = indicator.policy.threshold
    return any(max(low, 1) >= min(high, most) for low, high in audit_table(printed).hidden.values())


def bounds(indicator: Indicator, cell: Observation) -> tuple[int, int]:
    """The least and the most a printed count stands for, where counts are rounded."""
    count, policy = count_of(indicator, cell) or 0, indicator.policy
    if not count:
        return 0, 0
    shown, step = int(policy.rounded(Decimal(count))), policy.round_to
    return max(shown - step // 2, policy.threshold + 1), shown + (step - 1) // 2
