"""The rules there are, by name. A rule's docstring is the sentence its reader sees, with where the rule is from."""

from collections.abc import Callable, Iterator
from typing import Any

from lineofsight.agency.read.annex_a import AnnexA
from lineofsight.agency.read.census import Child, Episode

# A rule on a census looks at one child, or at one referral of a child, and names each element that breaks it.
Rule = Callable[[Child], Iterator[str]]
RULES: dict[str, Rule] = {}
# What a rule on a list says: the row, the child's identifier, and the heading.
Places = Iterator[tuple[str, str, str]]
CARE_RULES: dict[str, Callable[[Any], Places]] = {}
LIST_RULES: dict[str, Callable[[AnnexA], Places]] = {}


def of_child(rule: Rule) -> Rule:
    """Register a rule on a child."""
    RULES[rule.__name__] = rule
    return rule


def of_episode(rule: Callable[[Child, Episode], Iterator[str]]) -> Callable[[Child, Episode], Iterator[str]]:
    """Register a rule on a referral: it is asked of each."""

    def each(child: Child) -> Iterator[str]:
        for place, episode in enumerate(child.episodes, start=1):
            for element in rule(child, episode):
                yield f"CINdetails {place}, {element}"

    each.__doc__ = rule.__doc__
    RULES[rule.__name__] = each
    return rule


def of_care(rule: Callable[[Any], Iterator[tuple[Any, str]]]) -> Callable[[Any], Iterator[tuple[Any, str]]]:
    """Register a rule on one child of an SSDA903 return: it names the rows that break it, with the heading."""

    def places(case: Any) -> Places:
        for row, heading in rule(case):
            yield row.where, row.child, heading

    places.__doc__ = rule.__doc__
    CARE_RULES[rule.__name__] = places
    return rule


def of_lists(rule: Callable[[AnnexA], Iterator[tuple[Any, str]]]) -> Callable[[AnnexA], Iterator[tuple[Any, str]]]:
    """Register a rule on the lists of Annex A: it names the rows that break it, with the heading."""

    def places(lists: AnnexA) -> Places:
        for row, heading in rule(lists):
            yield row.where, row.child, heading

    places.__doc__ = rule.__doc__
    LIST_RULES[rule.__name__] = places
    return rule


def sentence(rule: Any) -> str:
    """A rule's sentence, on one line."""
    return " ".join((rule.__doc__ or "").split())
