"""The indicator libraries of the house: editions that modules ship, read once."""

from functools import lru_cache

from lineofsight.core.access.manifests import manifests
from lineofsight.core.insight.rules import Indicator, Library, read_library
from lineofsight.kernel.definitions import load_editions


@lru_cache(maxsize=1)
def libraries() -> dict[str, Library]:
    """Every edition of the indicator library, oldest first."""
    found = {}
    for manifest in manifests():
        if "indicators" in manifest.definitions:
            for name, edition in load_editions(manifest.definitions["indicators"]).items():
                found[name] = read_library(edition)
    return dict(sorted(found.items()))


def current() -> Library:
    """The newest edition: what a new request pins."""
    return list(libraries().values())[-1]


def indicator(key: str, edition: str | None = None) -> Indicator | None:
    """An indicator by key, in one edition or the newest; none where there is no such key."""
    library = libraries().get(edition) if edition else current()
    return library.indicators.get(key) if library else None
