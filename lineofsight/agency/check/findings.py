"""What the rules find. A finding says where, and never who; the agency's own check file, which stays with it, does."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lineofsight.agency.check import children, protection
from lineofsight.agency.check.registry import RULES, sentence
from lineofsight.agency.read.census import Census

__all__ = ["children", "protection"]

UNIQUE = (
    "A child stands once in a census: the local identifier is used for one child. (Department’s CIN census validation)"
)
HEADINGS = ("child in the file", "line", "LAchildID", "element", "rule", "what it says")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule: the child by number and line, the element, the rule's name and sentence."""

    number: int
    line: int
    element: str
    rule: str
    said: str

    def __str__(self) -> str:
        return f"child {self.number:,} (line {self.line:,}), {self.element}: {self.said}"


def check(census: Census) -> Iterator[Finding]:
    """Every place of a census that breaks a rule, in the file's order."""
    seen: set[str] = set()
    for child in census.children:
        for name, rule in RULES.items():
            for element in rule(child):
                yield Finding(child.number, child.line, element, name, sentence(rule))
        if child.id in seen:
            yield Finding(child.number, child.line, "LAchildID", "listed_once", UNIQUE)
        seen.add(child.id)


def summary(findings: Iterable[Finding]) -> list[str]:
    """How many places break each rule, the most first. No child can be told by it."""
    findings = list(findings)
    counts = Counter(each.rule for each in findings)
    said = {each.rule: each.said for each in findings}
    return [f"{count:,} × {said[rule]}" for rule, count in counts.most_common()]


def check_file(path: Path, census: Census, findings: Iterable[Finding]) -> None:
    """The agency's own list of what to put right, with each child's local identifier: for its case system, not to be
    sent. Whatever stands in an identifier, a spreadsheet takes it for text."""
    ids = {child.number: child.id for child in census.children}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for each in findings:
            name = ids[each.number]
            safe = f"'{name}" if name.startswith(FORMULA) else name
            writer.writerow([each.number, each.line, safe, each.element, each.rule, each.said])
