"""Figures that look alike and are counted in different ways: where one paragraph places two that are kept apart."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from lineofsight.lead.annual_report.selectors.uses import Use

ADVICE = "Do not compare them. Say in the text that they are counted in different ways."


def kept_apart(text: str, uses: Sequence[Use]) -> Iterator[tuple[int, str]]:
    """Each pair of indicators the library keeps apart that stand in one paragraph: the line of the later, and why."""
    lines, said = text.splitlines(), set()
    for first, second in combinations(uses, 2):
        why = why_apart(first, second)
        paragraph = paragraph_of(lines, second)
        pair = (paragraph, frozenset((first.indicator.key, second.indicator.key)))
        if why and paragraph_of(lines, first) == paragraph and pair not in said:
            said.add(pair)
            yield second.placement.line, f"“{first.indicator.name}” and “{second.indicator.name}” differ. {why}"


def why_apart(first: Use, second: Use) -> str:
    """Why the library keeps two indicators apart; empty where it does not."""
    sides = ((first.indicator, second.indicator), (second.indicator, first.indicator))
    return next((apart.why for one, other in sides for apart in one.apart_from if apart.key == other.key), "")


def paragraph_of(lines: Sequence[str], use: Use) -> int:
    """The paragraph a figure stands in: how many empty lines there are before it."""
    return sum(not line.strip() for line in lines[: use.placement.line])
