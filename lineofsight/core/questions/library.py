"""The question sets the modules ship: every edition, read once and checked when the site starts."""

from collections.abc import Iterable
from functools import lru_cache

from lineofsight.core.access.manifests import manifests
from lineofsight.core.questions.rules import QuestionSet, read_set, with_overlays
from lineofsight.kernel.definitions import load_editions
from lineofsight.kernel.registry import UnknownKey


@lru_cache(maxsize=1)
def sets() -> dict[str, dict[str, QuestionSet]]:
    """Every question set by its name, and its editions by theirs, oldest first."""
    found: dict[str, dict[str, QuestionSet]] = {}
    for manifest in manifests():
        for name in manifest.question_sets:
            editions = sorted(load_editions(manifest.definitions[name]).items())
            found[name] = {edition: read_set(content) for edition, content in editions}
    return found


def question_set(name: str, edition: str) -> QuestionSet:
    """One edition of a question set.

    Raises:
        UnknownKey: there is none of this name and edition.
    """
    try:
        return sets()[name][edition]
    except KeyError:
        raise UnknownKey(f"There is no edition “{edition}” of the question set “{name}”.") from None


def newest(name: str) -> QuestionSet:
    """The newest edition of a question set."""
    return list(sets()[name].values())[-1]


def stand_alone() -> list[QuestionSet]:
    """The newest edition of every set that adds to no other."""
    return [each for each in map(newest, sets()) if not each.adds_to]


def overlays() -> list[QuestionSet]:
    """The newest edition of every set that adds to another."""
    return [each for each in map(newest, sets()) if each.adds_to]


def laid_over(name: str, edition: str, more: Iterable[tuple[str, str]]) -> QuestionSet:
    """One edition of a question set with what is asked more, each by name and edition."""
    base = question_set(name, edition)
    return with_overlays(base, [each for each in (question_set(*one) for one in more) if each.adds_to == name])
