"""Figures that look alike and are counted in different ways: where one paragraph places two that are kept apart."""

from collections.abc import Sequence
from itertools import combinations

from lineofsight.kernel.passages import Passage, first_line
from lineofsight.lead.annual_report.rules.findings import QUESTION, Finding
from lineofsight.lead.annual_report.rules.noted import says_so
from lineofsight.lead.annual_report.selectors.uses import Use

ADVICE = "Do not compare them. Say in the text that they are counted in different ways."
COUNTED = "Counted in different ways"


def kept_apart(passages: Sequence[Passage], uses: Sequence[Use]) -> list[Finding]:
    """The indicators the library keeps apart that stand in one paragraph which does not say so: one finding for each
    paragraph, on the line of the first that comes second."""
    inside: dict[int, list[Use]] = {}
    for use in uses:
        inside.setdefault(first_line(passages, use.placement.line), []).append(use)
    texts = {passage.first_line: passage.text for passage in passages}
    found = (apart_in(same) for line, same in inside.items() if not says_so(texts.get(line, "")))
    return [finding for finding in found if finding]


def apart_in(uses: Sequence[Use]) -> Finding | None:
    """The finding about what is kept apart of the figures of one paragraph, each pair of indicators once."""
    pairs: dict[frozenset[str], tuple[int, str]] = {}
    for first, second in combinations(uses, 2):
        why = why_apart(first, second)
        if why:
            says = f"“{first.indicator.name}” and “{second.indicator.name}” differ. {why}"
            pair = frozenset((first.indicator.key, second.indicator.key))
            pairs.setdefault(pair, (second.placement.line, says))
    if not pairs:
        return None
    (line, _), *_ = pairs.values()
    return Finding(line, QUESTION, " ".join(says for _, says in pairs.values()), ADVICE, COUNTED)


def why_apart(first: Use, second: Use) -> str:
    """Why the library keeps two indicators apart; empty where it does not."""
    sides = ((first.indicator, second.indicator), (second.indicator, first.indicator))
    return next((apart.why for one, other in sides for apart in one.apart_from if apart.key == other.key), "")
