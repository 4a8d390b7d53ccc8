"""What the rules find. A finding says where, and never who; the agency's own check file, which stays with it, does."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lineofsight.agency.check import annex_a, care, children, leavers, protection, stays
from lineofsight.agency.check.cases import cases_of
from lineofsight.agency.check.registry import CARE_RULES, LIST_RULES, RULES, sentence
from lineofsight.agency.read.annex_a import AnnexA
from lineofsight.agency.read.care import LookedAfter
from lineofsight.agency.read.census import Census

__all__ = ["annex_a", "care", "children", "leavers", "protection", "stays"]

UNIQUE = (
    "A child stands once in a census: the local identifier is used for one child. (Department’s CIN census validation)"
)
HEADINGS = ("where", "child’s identifier", "element", "rule", "what it says")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule: where it stands, the element, the rule's name and sentence; the child's identifier
    is for the agency's own file alone."""

    where: str
    element: str
    rule: str
    said: str
    child: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.where}, {self.element}: {self.said}"


def check(census: Census) -> Iterator[Finding]:
    """Every place of a census that breaks a rule, in the file's order."""
    seen: set[str] = set()
    for child in census.children:
        where = f"child {child.number:,} (line {child.line:,})"
        for name, rule in RULES.items():
            for element in rule(child):
                yield Finding(where, element, name, sentence(rule), child.id)
        if child.id in seen:
            yield Finding(where, "LAchildID", "listed_once", UNIQUE, child.id)
        seen.add(child.id)


def check_looked_after(found: LookedAfter) -> Iterator[Finding]:
    """Every place of an SSDA903 return that breaks a rule, child by child."""
    for case in cases_of(found):
        for name, rule in CARE_RULES.items():
            for where, child, heading in rule(case):
                yield Finding(where, heading, name, sentence(rule), child)


def check_annex_a(lists: AnnexA) -> Iterator[Finding]:
    """Every row of Annex A that breaks a rule, rule by rule."""
    for name, rule in LIST_RULES.items():
        for where, child, heading in rule(lists):
            yield Finding(where, heading, name, sentence(rule), child)


def summary(findings: Iterable[Finding]) -> list[str]:
    """How many places break each rule, the most first. No child can be told by it."""
    findings = list(findings)
    counts = Counter(each.rule for each in findings)
    said = {each.rule: each.said for each in findings}
    return [f"{count:,} × {said[rule]}" for rule, count in counts.most_common()]


def check_file(path: Path, findings: Iterable[Finding]) -> None:
    """The agency's own list of what to put right, with each child's local identifier: for its case system, not to be
    sent. Whatever stands in an identifier, a spreadsheet takes it for text."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for each in findings:
            safe = f"'{each.child}" if each.child.startswith(FORMULA) else each.child
            writer.writerow([each.where, safe, each.element, each.rule, each.said])
