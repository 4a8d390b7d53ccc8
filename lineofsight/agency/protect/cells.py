"""A return as one table: every number that would leave, and every sum by which one could be worked out of others.

Indicators hang together. A share's numerator and what is left of its denominator add up to it; two indicators about
the same children have the same parts; a narrower group and what is left of a wider one make the wider. A cell that
stands in two of them is one number, so that what is hidden of one cannot be read off the other.
"""

from collections.abc import Iterable

from lineofsight.agency.protect.folded import NOT_CLASSIFIED, Folded
from lineofsight.kernel.suppression.tables import Equation, Key, Table

WHOLE, REST = "", "the rest"


def whole_of(item: Folded) -> Key:
    """The things an indicator is about."""
    return item.measure.population, str(item.asked.period), WHOLE, WHOLE


def numerator_of(item: Folded) -> Key | None:
    """The things that count; none where the numerator is no number of things."""
    if item.measure.average:
        return None
    if item.measure.whole:
        return whole_of(item)
    return item.measure.population, str(item.asked.period), item.measure.name, WHOLE


def part_of(item: Folded, dimension: str, code: str) -> Key:
    """One part. What one indicator cannot classify is its own number, unless another has the very same codes."""
    base = WHOLE if item.measure.whole else item.measure.name
    if code == NOT_CLASSIFIED:
        code = "not " + " ".join(sorted(item.parts[dimension]))
    return item.measure.population, str(item.asked.period), base, f"{dimension}={code}"


def rest_of(key: Key, of: str = "") -> Key:
    """What is left of a whole beside a cell: it is never printed, and can be worked out where both are."""
    return (*key, f"{REST} {of}")


class Cells:
    """The cells and sums of several indicators, put together."""

    def __init__(self, items: Iterable[Folded]) -> None:
        self.cells: dict[Key, int] = {}
        self.equations: list[Equation] = []
        items = list(items)
        for item in items:
            self.add(item)
        for item in items:
            self.narrow(item)

    def put(self, key: Key, count: int) -> Key:
        if self.cells.setdefault(key, count) != count:
            raise ValueError(f"One number was counted as {self.cells[key]} and as {count}: {key}.")
        return key

    def sums(self, parts: Iterable[Key], whole: Key) -> None:
        equation = {**dict.fromkeys(parts, 1), whole: -1}
        if equation not in self.equations:
            self.equations.append(equation)

    def beside(self, part: Key, whole: Key, of: str = "") -> None:
        """A part, and what is left of its whole."""
        left = self.put(rest_of(part, of), self.cells[whole] - self.cells[part])
        self.sums((part, left), whole)

    def add(self, item: Folded) -> None:
        numerator = numerator_of(item)
        if item.asked.has_denominator and item.asked.kind != "rate":
            self.put(whole_of(item), item.counted.things)
        if numerator is None:
            return
        self.put(numerator, item.counted.counts)
        if not item.measure.whole and item.asked.kind == "percentage":
            self.beside(numerator, whole_of(item))
        for dimension in item.parts:
            self.divide(item, numerator, dimension)

    def divide(self, item: Folded, numerator: Key, dimension: str) -> None:
        parts = item.parts[dimension]
        keys = [self.put(part_of(item, dimension, code), count) for code, count in parts.items()]
        if dimension not in item.measure.overlapping:
            self.sums(keys, numerator)
            return
        for key in keys:
            self.beside(key, numerator)

    def narrow(self, item: Folded) -> None:
        """A narrower group beside the wider one that it is among, where both would leave."""
        wider = (item.measure.inside, str(item.asked.period), WHOLE, WHOLE)
        own = whole_of(item)
        if item.measure.inside and wider in self.cells and own in self.cells:
            self.beside(own, wider, of=item.measure.inside)

    def table(self) -> Table:
        return Table(dict(self.cells), tuple(self.equations), linked=True)
