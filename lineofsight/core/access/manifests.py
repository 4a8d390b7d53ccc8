"""A module's manifest: what it tells the house. Core discovers manifests by their place; no module is named here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.kernel.lifecycle import Lifecycle

CORE_ROOMS = ("selectors", "services", "accounts")


@dataclass(frozen=True)
class NavPage:
    """A page of the module that stands in its wing's navigation, for those its permission opens it to."""

    label: str
    url_name: str
    permission: str
    sentence: str = ""


@dataclass(frozen=True)
class Offer:
    """What a module has about a record or a value, in words with an address: to read, or, where it `does` it, to do.

    Without an address it is a sentence, such as whom to tell.
    """

    words: str
    address: str = ""
    does: bool = False


@dataclass(frozen=True)
class Manifest:
    """What a module tells the house about itself."""

    name: str
    label: str
    wing: str
    nav: tuple[NavPage, ...] = ()
    public_pages: tuple[NavPage, ...] = ()
    lifecycles: tuple[Lifecycle, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    # By kind of record, the permission that says which of them an actor may see: search shows no others.
    seen_by: Mapping[str, str] = field(default_factory=dict)
    # Folders of definition editions by what they define, such as {"indicators": …}.
    definitions: Mapping[str, Path] = field(default_factory=dict)
    # Of those, the names of the question sets (core.questions).
    question_sets: tuple[str, ...] = ()
    # The roles that find anything in this module: its wing is shown to them. Empty: to everybody inside.
    roles: frozenset[str] = frozenset()
    # The refs of the module's records, of those an actor may see, that use the figures of an indicator.
    uses: Callable[[Actor, str], Iterable[str]] | None = None
    # The figures it counts from its own rows: an indicator's key to what counts a partnership's, in a period (see
    # core.insight.counting.Counter).
    figures: Mapping[str, Callable] = field(default_factory=dict)
    # The refs of bodies outside the partnership that choose priorities of their own, of those an actor may see.
    boards: Callable[[Actor, Partnership], Iterable[str]] | None = None
    # The refs of the partnership's own groups that meet, of those an actor may see.
    groups: Callable[[Actor, Partnership], Iterable[str]] | None = None
    # What the worker does once an operation of core is done, in the same partnership: operations that ask for nothing,
    # by the name of the one they follow.
    follows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # What a module erases besides, by kind of record, when the sealed room round one is erased: called with the room,
    # inside that operation (see core.sealed.services.erasing).
    erases: Mapping[str, Callable[[Any], None]] = field(default_factory=dict)
    # What an actor may read or do about a record or a value, by its ref: shown on its page.
    offers: Callable[[Actor, str], Iterable[Offer]] | None = None

    def opens_to(self, actor: Actor, partnership: Partnership) -> bool:
        """Whether this actor has anything to do in the module here, judged by their roles alone."""
        return partnership.pk in actor.partnerships_as(*self.roles)


@lru_cache(maxsize=1)
def manifests() -> tuple[Manifest, ...]:
    """Every module's manifest. Importing them registers the modules' permissions and operations."""
    for app in settings.ROOMS:
        for room in CORE_ROOMS:
            if app.startswith("lineofsight.core.") and find_spec(f"{app}.{room}"):
                import_module(f"{app}.{room}")
    names = [app for app in settings.ROOMS if app.split(".")[1] in settings.WINGS]
    return tuple(import_module(f"{app}.manifest").manifest for app in names)
