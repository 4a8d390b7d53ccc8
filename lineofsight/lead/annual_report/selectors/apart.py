"""Figures that look alike and are counted in different ways: where one paragraph places two that are kept apart."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from lineofsight.lead.annual_report.selectors.uses import Use

ADVICE = "Do not compare them. Say in the text that they are counted in different ways."


def kept_apart(text: str, uses: Sequence[Use]) -> Iterator[tuple[int, str]]:
    """Each pair of indicators the library keeps apart that stand in one paragraph: the line of the later, and why."""
    for together in by_paragraph(text, uses):
        said = set()
        for first, second in combinations(together, 2):
            why, pair = why_apart(first, second), frozenset((first.indicator.key, second.indicator.key))
            if why and pair not in said:
                said.add(pair)
                yield second.placement.line, f"“{first.indicator.name}” and “{second.indicator.name}” differ. {why}"


def by_paragraph(text: str, uses: Sequence[Use]) -> list[list[Use]]:
    """The figures of each paragraph: those with as many empty lines before them."""
    empty_by_line = list(accumulate((not line.strip() for line in text.splitlines()), initial=0))
    found: dict[int, list[Use]] = {}
    for use in uses:
        found.setdefault(empty_by_line[use.placement.line], []).append(use)
    return list(found.values())


def why_apart(first: Use, second: Use) -> str:
    """Why the library keeps two indicators apart; empty where it does not."""
    sides = ((first.indicator, second.indicator), (second.indicator, first.indicator))
    return next((apart.why for one, other in sides for apart in one.apart_from if apart.key == other.key), "")
