"""The indicator libraries: editions that modules ship, read once, and a partnership's own, laid over them."""

from functools import lru_cache

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.insight.models import OwnLibrary
from lineofsight.core.insight.rules import Indicator, Library, read_library
from lineofsight.kernel.definitions import Edition, load_edition, load_editions

# The name of a partnership's own editions, so that it can never be taken for one of the house's.
OWN = "own-"


@lru_cache(maxsize=1)
def shipped() -> dict[str, Edition]:
    """Every edition the house ships, oldest first."""
    found: dict[str, Edition] = {}
    for manifest in manifests():
        if "indicators" in manifest.definitions:
            found |= load_editions(manifest.definitions["indicators"])
    return dict(sorted(found.items()))


@lru_cache(maxsize=1)
def libraries() -> dict[str, Library]:
    """Every library the house ships, oldest first."""
    return {name: read_library(edition) for name, edition in shipped().items()}


def current() -> Library:
    """What a new request pins: the open partnership's own newest edition, or the newest of the house."""
    partnership = current_partnership()
    newest = newest_own(partnership) if partnership else None
    return own_library(newest) if newest else list(libraries().values())[-1]


def newest_own(partnership) -> int | None:
    """The key of a partnership's own newest edition. Asked of the database once for each time it is opened."""
    kept = vars(partnership)
    if "newest_own_library" not in kept:
        editions = OwnLibrary.objects.filter(partnership=partnership).order_by("-pk")
        kept["newest_own_library"] = editions.values_list("pk", flat=True).first()
    return kept["newest_own_library"]


def edition_named(name: str) -> Library | None:
    """One edition: the house's, or the open partnership's own."""
    if not name.startswith(OWN):
        return libraries().get(name)
    partnership = current_partnership()
    return own_library(own_pk(partnership.pk, name)) if partnership else None


def indicator(key: str, edition: str | None = None) -> Indicator | None:
    """An indicator by key, in one edition or the newest; none where there is no such key."""
    library = edition_named(edition) if edition else current()
    return library.indicators.get(key) if library else None


@lru_cache(maxsize=256)
def own_pk(partnership_pk: int, name: str) -> int:
    """The key of a partnership's own edition: what a record pinned is there, and never changes."""
    return OwnLibrary.objects.values_list("pk", flat=True).get(partnership=partnership_pk, edition=name)


@lru_cache(maxsize=64)
def own_library(pk: int) -> Library:
    """A partnership's own edition, laid over what it extends. It never changes, so it is read once."""
    return read_library(own_edition(OwnLibrary.objects.get(pk=pk)))


def own_edition(row: OwnLibrary) -> Edition:
    """The edition a row holds.

    Raises:
        DefinitionError: listing every fault, each with its key.
    """
    return load_edition(row.text.encode(), bases(row), label=f"edition {row.edition}")


def bases(row: OwnLibrary) -> dict[str, Edition]:
    """What an edition may be laid over: the house's editions, and the partnership's own before it."""
    earlier = OwnLibrary.objects.filter(partnership=row.partnership_id)
    found = dict(shipped())
    for each in earlier.filter(pk__lt=row.pk) if row.pk else earlier:
        found[each.edition] = load_edition(each.text.encode(), found, label=f"edition {each.edition}")
    return found


def forget() -> None:
    """Forget the partnerships' own editions: for tests, whose rows are rolled back."""
    own_pk.cache_clear()
    own_library.cache_clear()
