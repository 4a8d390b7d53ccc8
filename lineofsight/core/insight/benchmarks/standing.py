"""A position in sentences: from whom an area can be told apart, and what its funnel shows."""

from collections.abc import Sequence
from decimal import Decimal

from lineofsight.core.design.text import listed
from lineofsight.core.insight.benchmarks.positions import Position
from lineofsight.kernel.funnels import Counted
from lineofsight.kernel.numbers import number_text

REACH = {
    0: "within the limits", 1: "above the 95% limit", -1: "below the 95% limit", 2: "above the 99.8% limit",
    -2: "below the 99.8% limit",
}  # fmt: skip
NOT_COUNTED = "The counts behind these values are not published with them, so no place is said: it might be chance."
# So many names are read; more are a number.
NAMED = 3


def position_sentence(position: Position) -> str:
    """Where the home area stands: "lower than most", from whom it can be told apart, and with which interval."""
    lower, higher, alike = (position.apart(side) for side in (-1, 1, 0))
    low, high = (read(position, end) for end in position.interval(position.own))
    own = f"{position.own.name}, {amount(position, position.own)} (between {low} and {high}, 95% interval),"
    for words, found in (("is lower than", lower), ("is higher than", higher), ("cannot be told apart from", alike)):
        if len(found) == len(position.others):
            return f"{own} {words} {'any' if found is alike else 'each'} of the {len(found)} others."
    parts = [part("is lower than", lower, position), part("is higher than", higher, position)]
    parts.append(f"cannot be told apart from {those(alike)}" if alike else "")
    return f"{own} {summary(position)}: it {listed([each for each in parts if each])}."


def summary(position: Position) -> str:
    """The position in three words."""
    total = len(position.others)
    for side, words in ((-1, "is lower than most"), (1, "is higher than most"), (0, "is like most")):
        if 2 * len(position.apart(side)) > total:
            return words
    return "stands among the others"


def part(words: str, areas: Sequence[Counted], position: Position) -> str:
    """How many of the others, and which where they are few: "is lower than 6 of the 10 others"."""
    return f"{words} {len(areas)} of the {len(position.others)} others" if areas else ""


def those(areas: Sequence[Counted]) -> str:
    return listed([area.name for area in areas]) if len(areas) <= NAMED else f"{len(areas)} of them"


def funnel_sentence(position: Position) -> str:
    """What a funnel shows: the common value, where the home area lies, and whether the set differs beyond chance."""
    funnel, total = position.funnel, len(position.funnel.areas)
    outside = len(funnel.outside())
    together = f"Counted as one, the {total} {position.noun} have {read(position, funnel.centre * position.scale)}"
    made = f"{together}{unit_of(position)}. {position.own.name} lies {REACH[position.reach(position.own)]}. "
    made += f"{outside or 'None'} of the {total} {'lies' if outside < 2 else 'lie'} outside the 95% limits"
    if funnel.spread:
        made += ", where chance would put one in twenty: these areas differ by more than chance, so lying outside is "
        made += "not by itself a sign that something is wrong"
    missing = f" Not drawn, for want of counts: {listed(position.uncounted)}." if position.uncounted else ""
    return f"{made}.{missing}"


def funnel_rows(position: Position) -> list[tuple[str, ...]]:
    """Every area of a funnel as a table: its value, interval, counts, and where it lies."""
    ranked = sorted(position.points, key=lambda area: (-area.value, area.name))
    return [
        (
            area.name, read(position, area.value * position.scale),
            " to ".join(read(position, end) for end in position.interval(area)),
            f"{number_text(area.numerator, 0)} of {number_text(area.denominator, 0)}", REACH[position.reach(area)],
        )
        for area in ranked
    ]  # fmt: skip


def read(position: Position, value: Decimal) -> str:
    return number_text(value, position.places)


def amount(position: Position, area: Counted) -> str:
    """An area's value with its unit."""
    return read(position, area.value * position.scale) + unit_of(position)


def unit_of(position: Position) -> str:
    return "%" if position.unit == "%" else f" {position.unit}"
