"""The indicator libraries: editions that modules ship, read once, and a partnership's own, laid over them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.insight.models import OwnLibrary
from lineofsight.core.insight.rules import EXAMPLE, Indicator, Library, read_library
from lineofsight.core.insight.shape import LISTS
from lineofsight.kernel.definitions import DefinitionError, Edition, load_edition, load_editions

# The name of a partnership's own editions, so that it can never be taken for one of the house's.
OWN = "own-"
LONGEST_EDITION = 20
# What the loader calls a text somebody sent, and how what it says of one begins.
PROPOSED = "this edition"
LABEL = re.compile(rf"^(?:{PROPOSED}|indicators/[^:]*\.toml): ")


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


def house_newest() -> Library:
    """The newest edition the house ships."""
    return list(libraries().values())[-1]


def current() -> Library:
    """What a new request pins: the open partnership's own newest edition, or the newest of the house."""
    partnership = current_partnership()
    newest = newest_own(partnership) if partnership else None
    return own_library(newest) if newest else house_newest()


def newest_own(partnership) -> int | None:
    """The key of a partnership's own newest edition. Asked of the database once for each time it is opened."""
    kept = vars(partnership)
    if "newest_own_library" not in kept:
        editions = OwnLibrary.objects.filter(partnership=partnership).order_by("-pk")
        kept["newest_own_library"] = editions.values_list("pk", flat=True).first()
    return kept["newest_own_library"]


def forget_newest(partnership: Partnership) -> None:
    """Ask the database again which own edition is the newest, for this partnership and for the one that is open."""
    for each in (partnership, current_partnership()):
        if each is not None:
            vars(each).pop("newest_own_library", None)


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


def items_of(name: str) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """What one edition holds as its TOML has it, list by list: the house's edition, or the open partnership's own."""
    if name.startswith(OWN):
        data = own_edition(OwnLibrary.objects.get(partnership=current_partnership(), edition=name)).data
    else:
        data = shipped()[name].data
    return {listed: data.get(listed, ()) for listed in LISTS}


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


def proposed(partnership: Partnership, text: str) -> Edition:
    """The edition a text would make if it were issued now, read by the house's own loader and held to its rules.

    Raises:
        DefinitionError: listing every fault, each with its key and how to put it right.
    """
    before = current()
    row = OwnLibrary(partnership=partnership, text=text)
    try:
        edition = load_edition(text.encode(), bases(row), label=PROPOSED)
        made = read_library(edition)
        problems = [*header_faults(row, edition, before), *content_faults(made, before)]
    except RecursionError:
        problems = ["this is nested too deeply to be read"]
    except DefinitionError as error:
        problems = [LABEL.sub("", problem) for problem in error.problems]
    if problems:
        raise DefinitionError(problems)
    return edition


def header_faults(row: OwnLibrary, edition: Edition, before: Library) -> list[str]:
    """What is wrong with the beginning of an own edition: its name, and what it says it is laid over."""
    faults = []
    if edition.name != "indicators":
        faults.append("name: must be “indicators”")
    if not edition.edition.startswith(OWN) or len(edition.edition) > LONGEST_EDITION:
        faults.append(f"edition: must begin with “{OWN}” and have at most {LONGEST_EDITION} characters")
    if OwnLibrary.objects.filter(partnership=row.partnership, edition=edition.edition).exists():
        faults.append(f"edition: “{edition.edition}” was issued already. Give this one another name")
    stands = {before.edition: "the edition that stands now", house_newest().edition: "the newest of the house"}
    if edition.extends not in stands:
        faults.append("extends: must be " + " or ".join(f"“{name}”, {words}" for name, words in stands.items()))
    return faults


def content_faults(made: Library, before: Library) -> list[str]:
    """What an edition may not do to the one that stands: drop a key, or change what one means without saying so."""
    faults = [
        f"{key}: a key is never dropped from the library: what used it would lose its meaning"
        for key in before.indicators
        if key not in made.indicators
    ]
    faults += [
        f"{key}: the definition has changed, so say in `changed` what is different: values are not compared across it"
        for key, each in made.indicators.items()
        if key in before.indicators and not each.means_what(before.indicators[key])
        if not same(each, house_newest().indicators.get(key))
        if each.changed in ("", before.indicators[key].changed)
    ]
    if same_content(made, before):
        faults.append("this edition: it changes nothing in the one it is laid over")
    if EXAMPLE in made.indicators:
        faults.append(
            f"{EXAMPLE}: this is the example of the file to start from. Give it a key, and a meaning, of its own"
        )
    return faults


def same(one: Indicator, other: Indicator | None) -> bool:
    """Whether two definitions say the same, whichever editions they stand in."""
    return other is not None and replace(one, edition="") == replace(other, edition="")


def same_content(made: Library, before: Library) -> bool:
    """Whether two editions say the same of everything."""
    if (made.domains, made.gaps, list(made.indicators)) != (before.domains, before.gaps, list(before.indicators)):
        return False
    return all(same(each, before.indicators[key]) for key, each in made.indicators.items())


def house_base(partnership: Partnership) -> str:
    """The house's edition that the one in use stands on: itself, or what the partnership's own were laid over."""
    extends = dict(OwnLibrary.objects.filter(partnership=partnership).values_list("edition", "extends"))
    name = current().edition
    while name in extends:
        name = extends[name]
    return name


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
