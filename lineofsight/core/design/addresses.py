"""Addresses of pages: Django's own, with what the open scope already says filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

known: ContextVar[dict] = ContextVar("known", default={})  # noqa: B039 - never changed in place


@contextmanager
def defaults(**values: str) -> Iterator[None]:
    """Fill these parts of every address made inside, where the address has them."""
    token = known.set({**known.get(), **values})
    try:
        yield
    finally:
        known.reset(token)


def address(name: str, **parts: object) -> str:
    """The address of a page by its name, such as `address("performance:scorecard")`.

    Raises:
        NoReverseMatch: no page has this name and these parts.
    """
    parts = {key: value for key, value in parts.items() if value is not None}
    if not parts:
        return standing(name, tuple(known.get().items()), get_script_prefix(), get_urlconf())
    return found(name, known.get(), parts)


def found(name: str, scope: dict, parts: dict) -> str:
    """The address of a page with the parts of the open scope, or without them where it has no place for them."""
    try:
        return reverse(name, kwargs={**scope, **parts})
    except NoReverseMatch:
        return reverse(name, kwargs=parts)


@lru_cache(maxsize=4096)
def standing(name: str, scope: tuple, prefix: str, urlconf: str | None) -> str:
    """The address of a page that has no parts of its own: the frame of every page asks for dozens of them."""
    return found(name, dict(scope), {})
