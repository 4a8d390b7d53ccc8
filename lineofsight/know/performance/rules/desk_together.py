"""All the figures of a built return read together, as an outsider would: what one hides, another may give away. Pure.

Indicators hang together where they count the same: by one measure of the agency's desk, or because their definition
says so. A share's numerator and what is left make up its whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lineofsight.core.insight.rules import PERCENTAGE, Dimension, Indicator
from lineofsight.kernel.numbers import number_text
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedValue
from lineofsight.kernel.suppression import audit_sums
from lineofsight.kernel.suppression.tables import Equation, Key

WHOLE, REST = "its whole", "what is left of its whole"
NOT_CLASSIFIED = "not_classified"
AGAIN = "Build it again with the newest version"


@dataclass
class Printed:
    """Every number of a return: what is printed, what is hidden, whose it is, and what adds up."""

    cells: dict[Key, int | None] = field(default_factory=dict)
    names: defaultdict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    hidden: dict[Key, str] = field(default_factory=dict)
    sums: list[Equation] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def say(self, key: Key, count: int | None, name: str) -> Key:
        """A number as one indicator prints it, or hides it. What is printed anywhere is known."""
        known = self.cells.get(key)
        if None not in (known, count) and known != count:
            self.faults.append(
                f"{name}: it counts the same as {self.names[key][0]}, and says {number_text(count)} where that says "  # type: ignore[arg-type]
                f"{number_text(known)}. {AGAIN}"  # type: ignore[arg-type]
            )
        if count is None:
            self.hidden.setdefault(key, name)
        self.cells[key] = count if known is None else known
        self.names[key].append(name)
        return key


def given_away(values: Iterable[SignedValue], asked: Mapping[str, tuple[Indicator, Period]]) -> Iterator[str]:
    """What the figures of a return give away between them; nothing where they keep each other's secrets."""
    printed = Printed()
    for value in values:
        take(printed, asked[value.indicator][0], value)
    yield from printed.faults
    for key, name in printed.hidden.items():
        if printed.cells[key] is not None:
            other = next(each for each in printed.names[key] if each != name)
            yield f"{name}: what is hidden stands in {other}, which counts the same. {AGAIN}"
    known = audit_sums(printed.cells, printed.sums).worked_out
    for name in dict.fromkeys(printed.hidden[key] for key in printed.hidden if key in known):
        yield f"{name}: what is hidden can be worked out from the rest. {AGAIN}"


def take(printed: Printed, indicator: Indicator, value: SignedValue) -> None:
    """One value: its numerator, what is left of its whole, its parts."""
    if value.absence not in ("", "suppressed"):
        return
    name = indicator.name
    base = (indicator.measure or indicator.family, value.period)
    numerator = printed.say((*base, ""), count(value.numerator), name)
    if indicator.kind == PERCENTAGE:
        own = (indicator.key, value.period)
        whole = printed.say((*own, WHOLE), count(value.denominator), name)
        known = value.numerator is not None and value.denominator is not None
        rest = printed.say((*own, REST), count(value.denominator - value.numerator) if known else None, name)  # type: ignore[operator]
        printed.sums.append({numerator: 1, rest: 1, whole: -1})
    for dimension in indicator.breakdowns:
        if any(part in value.parts or part in value.hidden for part, _ in dimension.cells):
            divide(printed, base, dimension, value, name)


def divide(printed: Printed, base: Key, dimension: Dimension, value: SignedValue, name: str) -> None:
    """The parts by one dimension: together their whole, or, where they overlap, each beside what is left of it."""
    keys = []
    for part, _ in dimension.cells:
        given = None if part in value.hidden else int(value.parts.get(part, 0))
        key = printed.say((*base, place_of(part, dimension)), given, name)
        keys.append(key)
        if dimension.overlaps and value.numerator is not None:
            rest = printed.say((*key, REST), None if given is None else int(value.numerator) - given, name)
            printed.sums.append({key: 1, rest: 1, (*base, ""): -1})
    if not dimension.overlaps:
        printed.sums.append({**dict.fromkeys(keys, 1), (*base, ""): -1})


def place_of(part: str, dimension: Dimension) -> str:
    """A part's place. What is not classified is the same number only where the codes are."""
    if not part.endswith(f"={NOT_CLASSIFIED}"):
        return part
    return f"{part} of {' '.join(sorted(code for code, _ in dimension.codes))}"


def count(number: object) -> int | None:
    """A printed number as a count; none where it is hidden."""
    return None if number is None else int(number)  # type: ignore[call-overload]
