"""Addresses of pages: Django's own, with what the open scope already says filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.urls import NoReverseMatch, reverse

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
    try:
        return reverse(name, kwargs={**known.get(), **parts})
    except NoReverseMatch:
        return reverse(name, kwargs=parts)
