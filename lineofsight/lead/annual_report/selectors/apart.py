"""Figures that look alike and are counted in different ways: where one paragraph places two that are kept apart."""

from collections.abc import Sequence
from itertools import combinations

from lineofsight.lead.annual_report.rules.findings import QUESTION, Finding
from lineofsight.lead.annual_report.rules.noted import says_so
from lineofsight.lead.annual_report.rules.passages import Passage, passage_at
from lineofsight.lead.annual_report.selectors.uses import Use

ADVICE = "Do not compare them. Say in the text that they are counted in different ways."
COUNTED = "Counted in different ways"


def kept_apart(passages: Sequence[Passage], uses: Sequence[Use]) -> list[Finding]:
    """The indicators the library keeps apart that stand in one paragraph which does not say so: one finding for each
    paragraph, on the line of the first that comes second."""
    together: dict[int, dict[frozenset[str], tuple[int, str]]] = {}
    for first, second in combinations(uses, 2):
        why, passage = why_apart(first, second), passage_at(passages, second.placement.line)
        if why and passage and passage is passage_at(passages, first.placement.line) and not says_so(passage.text):
            says = f"“{first.indicator.name}” and “{second.indicator.name}” differ. {why}"
            pair = frozenset((first.indicator.key, second.indicator.key))
            together.setdefault(passage.first_line, {}).setdefault(pair, (second.placement.line, says))
    return [apart_found(list(pairs.values())) for pairs in together.values()]


def apart_found(pairs: Sequence[tuple[int, str]]) -> Finding:
    """The finding about the pairs of one paragraph: the line of each, and why it is kept apart."""
    return Finding(pairs[0][0], QUESTION, " ".join(says for _, says in pairs), ADVICE, COUNTED)


def why_apart(first: Use, second: Use) -> str:
    """Why the library keeps two indicators apart; empty where it does not."""
    sides = ((first.indicator, second.indicator), (second.indicator, first.indicator))
    return next((apart.why for one, other in sides for apart in one.apart_from if apart.key == other.key), "")
