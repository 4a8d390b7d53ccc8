"""One thing has one value throughout a report, and is rounded by its figure and by nobody's hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.kernel.passages import COUNT, Number, Passage
from lineofsight.lead.annual_report.rules.findings import PROBLEM, Finding

TWO_VALUES = "Two values for one thing"


@dataclass(frozen=True)
class Mention:
    """One thing as one place of a report prints it. `what` says what it is: key, period, area, part, and as what.

    `position` is its section's; `rests_on` are the values it was made of, each by its key, period and part.
    """

    what: tuple[str, ...]
    name: str
    text: str
    section: str
    line: int
    position: int = 0
    rests_on: frozenset[tuple[str, str, str]] = frozenset()


def one_value(mentions: Iterable[Mention], section: str) -> list[Finding]:
    """One thing has one value throughout a report: what a section prints otherwise than another place does."""
    found: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.what, []).append(mention)
    return [finding for same in found.values() for finding in other_values(same, section)]


def other_values(same: Sequence[Mention], section: str) -> Iterator[Finding]:
    texts: Mapping[str, Mention] = {mention.text: mention for mention in reversed(same)}
    for mention in [m for m in same if m.section == section] if len(texts) > 1 else []:
        others = [m for text, m in texts.items() if text != mention.text]
        where = "; ".join(f"{m.text} in {'this section' if m.section == section else m.section}" for m in others)
        title = f"{mention.name} is {mention.text} here and {where}."
        body = "One thing has one value in a report. Place both the same way, of the same period and source."
        yield Finding(mention.line, PROBLEM, title, body, TWO_VALUES)
        return


ROUNDED = re.compile(
    r"(?:about|around|roughly|approximately|some|nearly|almost|over|under|(?:more|fewer|less) than)\s$",
    re.IGNORECASE,
)


def typed_otherwise(passage: Passage, placed: Iterable[Number]) -> list[Finding]:
    """A count typed with the unit of a figure that is placed, within one per cent of it and not the same, is that
    figure rounded by hand; words such as "about" say that it is rounded, and then it may stand."""
    known = [n for n in placed if n.kind == COUNT and n.placed and n.value > 0]
    return [f for n in passage.of_kind(COUNT) if not n.placed and (f := rounded_by_hand(passage, n, known))]


def rounded_by_hand(passage: Passage, typed: Number, known: Sequence[Number]) -> Finding | None:
    after = passage.text[typed.end :]
    same = [n for n in known if n.unit and re.match(rf"\s{re.escape(n.unit)}\b", after, re.IGNORECASE)]
    if any(n.value == typed.value for n in known) or ROUNDED.search(passage.text[: typed.start]):
        return None
    close = [n for n in same if abs(n.value - typed.value) * 100 <= n.value]
    if not close:
        return None
    title = f"{close[0].name} is placed as {close[0].text} and typed as {typed.text}."
    return Finding(typed.line, PROBLEM, title, "Place the figure in both places, or write “about”.", TWO_VALUES)
