"""The rules there are, by name. A rule's docstring is the sentence its reader sees, with where the rule is from."""

from collections.abc import Callable, Iterator
from typing import Any

from lineofsight.agency.read.census import Child, Episode

# A rule looks at one child, or at one referral of a child, and names each element that breaks it.
Rule = Callable[[Child], Iterator[str]]
RULES: dict[str, Rule] = {}


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


def sentence(rule: Any) -> str:
    """A rule's sentence, on one line."""
    return " ".join((rule.__doc__ or "").split())
