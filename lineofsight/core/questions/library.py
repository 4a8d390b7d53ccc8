"""The question sets the modules ship: every edition, read once and checked when the site starts."""

from functools import lru_cache

from lineofsight.core.access.manifests import manifests
from lineofsight.core.questions.rules import QuestionSet, read_set
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
