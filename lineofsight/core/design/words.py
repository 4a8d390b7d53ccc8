"""The closed list of words a partnership may call by its own name (`terms.toml`).

Code, addresses and keys keep the house's word; only what people read changes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Term:
    """One word: how it reads for one, for several or none, and what it means in a sentence."""

    key: str
    singular: str
    plural: str
    meaning: str

    def spelled(self, n: int) -> str:
        """Singular for exactly one, else plural: English counts nothing in the plural."""
        return self.singular if n == 1 else self.plural


@cache
def terms() -> Mapping[str, Term]:
    """Every term a partnership may rename, by key, in the order of the list."""
    text = resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8")
    return MappingProxyType({key: Term(key=key, **entry) for key, entry in tomllib.loads(text).items()})


def term(key: str, n: int = 1, overrides: Mapping[str, tuple[str, str]] | None = None) -> str:
    """The word for `key`, for `n` of them, in the partnership's own wording when `overrides` has one.

    Raises KeyError for a word outside the list, so that a misspelt key never reaches a page.
    """
    known = terms()[key]
    if overrides and key in overrides:
        singular, plural = overrides[key]
        known = Term(key, singular, plural, known.meaning)
    return known.spelled(n)


def called(label: str, overrides: Mapping[str, tuple[str, str]] | None = None) -> str:
    """A page's label in the partnership's wording, where the label is one of the terms; else as it stands.

    "Yearly reports" becomes "Annual reviews" where the partnership calls a yearly report an annual review.
    """
    if label.lower() not in _labels():
        return label
    key, n = _labels()[label.lower()]
    word = term(key, n, overrides)
    return word[:1].upper() + word[1:]


@cache
def _labels() -> Mapping[str, tuple[str, int]]:
    """Every term's words, small, with its key and whether they stand for one or for several."""
    found = {each.plural.lower(): (key, 2) for key, each in terms().items()}
    return found | {each.singular.lower(): (key, 1) for key, each in terms().items()}


def unknown_keys(overrides: Mapping[str, tuple[str, str]]) -> list[str]:
    """Keys a partnership offers that are not in the list, sorted: nothing outside the list can be renamed."""
    return sorted(set(overrides) - set(terms()))
