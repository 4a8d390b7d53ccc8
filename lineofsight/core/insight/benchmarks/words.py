"""Comparisons in sentences, plain and exact: the same on a page, in a report and in a letter."""

from lineofsight.core.design.text import listed
from lineofsight.core.insight.benchmarks.rules import Comparison, Measured, valued
from lineofsight.kernel.numbers import number_text


def comparison_sentence(comparison: Comparison) -> str:
    """A comparison as it is read, or why there is none.

    "Leeds, 31.4 per 10,000, is lowest of 8 core cities (31.4 to 84.9; mean 55.1, Leeds included), Leeds 2018/19
    report." What is missing is named after it.
    """
    if comparison.refusal:
        return comparison.refusal + gaps_sentence(comparison)
    home, low, high = comparison.home, *ends(comparison)
    source = f", {comparison.vintage_label}" if comparison.vintage_label else ""
    if comparison.place is None:
        made = f"{home.name} has no value ({home.reason}). The {comparison.noun} range from {low} to {high} "
        made += f"({set_words(comparison)})"
    else:
        made = f"{home.name}, {amount(comparison, home)}, is {place_words(comparison)} "
        made += f"({low} to {high}; {set_words(comparison)})"
    return f"{made}{source}." + gaps_sentence(comparison)


def without_place(comparison: Comparison) -> str:
    """A comparison whose counts nobody knows: the two sides, and no place, which chance may have made."""
    home = comparison.home
    if comparison.refusal or home.value is None:
        return comparison_sentence(comparison)
    source = f", {comparison.vintage_label}" if comparison.vintage_label else ""
    return f"{home.name} has {amount(comparison, home)}{source}. {range_sentence(comparison)}"


def range_sentence(comparison: Comparison) -> str:
    """A set's range and its one value, without a place among them; empty where there is no comparison."""
    if comparison.refusal:
        return ""
    low, high = ends(comparison)
    return f"The {comparison.noun} range from {low} to {high} ({set_words(comparison)})." + gaps_sentence(comparison)


def place_words(comparison: Comparison) -> str:
    """Where the home area stands, and among whom."""
    place = comparison.place
    if comparison.home_in:
        shared = place.text.partition(", shared")
        return f"{shared[0]} {comparison.noun}{shared[1]}{shared[2]}"
    return f"{place.text}: itself and {place.of - 1} {comparison.noun}"


def ends(comparison: Comparison) -> tuple[str, str]:
    """The lowest and the highest value of the set."""
    low, high = (number_text(valued(end), comparison.places) for end in (comparison.lowest, comparison.highest))
    return low, high


def set_words(comparison: Comparison) -> str:
    """The set's one value and the home rule: "mean 55.1, Leeds included"."""
    home = "included" if comparison.home in comparison.counted else "not included"
    return f"{comparison.function} {comparison.text}, {comparison.home.name} {home}"


def amount(comparison: Comparison, area: Measured) -> str:
    """One area's value with its unit: "31.4 per 10,000", "22.3%"."""
    unit = comparison.unit
    return number_text(valued(area), comparison.places) + (unit if unit == "%" else f" {unit}" if unit else "")


def gaps_sentence(comparison: Comparison) -> str:
    """The areas of the set without a value, by reason; empty where there are none."""
    by_reason: dict[str, list[str]] = {}
    for area in comparison.missing:
        if area.area != comparison.home.area:
            by_reason.setdefault(area.reason, []).append(area.name)
    parts = [f"{listed(names)} ({reason})" for reason, names in by_reason.items()]
    return f" No value for {'; '.join(parts)}." if parts else ""
