"""What a set of areas makes of their values, and where the home area stands among them. Pure; rounded once, at the end.

Sources: the Department for Education's published comparisons take the unweighted mean of a set; the median is the
choice of one national tool. Both are local convention, not law.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext

from lineofsight.core.design.text import listed
from lineofsight.kernel.numbers import half_up, number_text

MEAN, MEDIAN = "mean", "median"
LEAST = 3
_WIDE = Context(prec=100)


@dataclass(frozen=True)
class Measured:
    """One area's value as it was published, or the reason there is none. `apart_from`: how it counts another way."""

    area: str
    name: str
    value: Decimal | None
    indicator: str
    vintage: str
    text: str = ""
    reason: str = ""
    apart_from: str = ""


@dataclass(frozen=True)
class Place:
    """Where the home area stands: the how-manyth from an end, of how many, and with whom it shares the place."""

    number: int
    of: int
    lowest: bool
    shared_with: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """In words: "lowest of 8", "2nd highest of 11, shared with Bury"."""
        end = "lowest" if self.lowest else "highest"
        which = end if self.number == 1 else f"{ordinal(self.number)} {end}"
        return f"{which} of {self.of}" + (f", shared with {listed(self.shared_with)}" if self.shared_with else "")


@dataclass(frozen=True)
class Comparison:
    """A home area beside a set: the set's one value, its range, the home's place; or the sentence of why not.

    `value` is not rounded. `counted` are the areas whose values make it, `missing` those of the set that have none.
    """

    home: Measured
    function: str
    home_in: bool
    places: int
    counted: tuple[Measured, ...] = ()
    missing: tuple[Measured, ...] = ()
    value: Decimal | None = None
    place: Place | None = None
    refusal: str = ""
    unit: str = ""
    noun: str = "areas"
    set_label: str = ""
    period_label: str = ""
    vintage_label: str = ""
    # What a document prints as the set's value, and whether these values give it; empty where none does.
    printed: str = ""

    @property
    def text(self) -> str:
        """The set's value as it is read, rounded half up once; empty where there is none."""
        return "" if self.value is None else number_text(self.value, self.places)

    @property
    def lowest(self) -> Measured | None:
        """The area of the set with the lowest value."""
        return min(self.counted, key=valued, default=None)

    @property
    def highest(self) -> Measured | None:
        """The area of the set with the highest value."""
        return max(self.counted, key=valued, default=None)


def compare(
    home: Measured, members: Iterable[Measured], *, function: str = MEAN, home_in: bool = False, places: int = 1
) -> Comparison:
    """Set a home area beside others.

    Args:
        members: the areas of the set; the home area may be among them.
        function: "mean", unweighted, or "median".
        home_in: whether the home area's own value is counted. It stands in the place among them either way.
        places: the decimals a value is read with; two values read alike share a place.

    Where values may not be set side by side, `refusal` says why and there is no value: they are of different
    publications or indicators, the home value is counted another way, or fewer than three areas have one.
    ValueError for a function that is not one of the two.
    """
    others = tuple(member for member in members if member.area != home.area)
    about = Comparison(home=home, function=function, home_in=home_in, places=places)
    if sentence := mixed(home, others):
        return replace(about, refusal=sentence)
    whole = (*others, home) if home_in else others
    counted = tuple(area for area in whole if area.value is not None)
    about = replace(about, counted=counted, missing=tuple(area for area in whole if area.value is None))
    if len(counted) < LEAST:
        return replace(about, counted=(), refusal=too_few(len(counted)))
    return replace(
        about, value=set_value(function, [valued(area) for area in counted]), place=place_of(home, others, places)
    )


def mixed(home: Measured, others: Sequence[Measured]) -> str:
    """Values are set side by side only when they count the same thing, as the same publication gave it."""
    if home.apart_from:
        return f"{home.name} counts this another way ({home.apart_from}), so it is not set beside other areas."
    if {member.indicator for member in others} - {home.indicator}:
        return "These are different indicators, so they are not set side by side."
    if any(member.apart_from for member in others):
        return "Some of these areas count this another way, so they are not set side by side."
    if {member.vintage for member in others} - {home.vintage}:
        return "These values are of different publications, so they are not set side by side."
    return ""


def too_few(count: int) -> str:
    """A set of fewer than three values says more about each area than about the set."""
    has = {0: "None of these areas has a value", 1: "Only one of these areas has a value"}.get(
        count, f"Only {count} of these areas have a value"
    )
    return f"{has}; at least {LEAST} are needed for a comparison."


def set_value(function: str, values: Sequence[Decimal]) -> Decimal:
    """The mean or the median of values, not rounded. ValueError for another function, or for no values."""
    if not values:
        raise ValueError("There is nothing to take the value of.")
    with localcontext(_WIDE):
        if function == MEAN:
            return sum(values, Decimal(0)) / len(values)
        if function == MEDIAN:
            ordered, middle = sorted(values), len(values) // 2
            return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    raise ValueError(f"A set's value is its mean or its median, not its “{function}”.")


def as_printed(made: Comparison, document: str, printed: str) -> str:
    """Whether a set's values give what a document prints as its one value: exact, or each rounded before."""
    if made.value is None:
        return ""
    exact, values = half_up(made.value, made.places), [valued(area) for area in made.counted]
    before = set_value(made.function, [half_up(value, made.places) for value in values])
    if Decimal(printed) == exact:
        return f"{document} prints {printed}, which these values give."
    if Decimal(printed) == half_up(before, made.places):
        return f"{document} prints {printed}: these values give it when each is rounded first, and {exact} when not."
    more = made.places + 2
    return (
        f"{document} prints {printed}, which these values do not give: they make {half_up(made.value, more)}, "
        f"or {half_up(before, more)} with each rounded first; both are read as {exact}."
        if exact == half_up(before, made.places)
        else f"{document} prints {printed}, which these values do not give: they make {exact}."
    )


def place_of(home: Measured, others: Iterable[Measured], places: int) -> Place | None:
    """Where the home area stands among those with a value, from the nearer end; none where it has no value itself."""
    if home.value is None:
        return None
    own = half_up(home.value, places)
    rest = [(half_up(valued(other), places), other.name) for other in others if other.value is not None]
    below, above = sum(value < own for value, _ in rest), sum(value > own for value, _ in rest)
    shared = tuple(sorted(name for value, name in rest if value == own))
    return Place(min(below, above) + 1, len(rest) + 1, below <= above, shared)


def valued(area: Measured) -> Decimal:
    """The value of an area that has one. ValueError where it has none."""
    if area.value is None:
        raise ValueError(f"{area.name} has no value.")
    return area.value


def ordinal(number: int) -> str:
    """A place in figures: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
