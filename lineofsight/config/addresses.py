"""A module's addresses as a tree, so that reading an address takes as long as it has parts, however many modules there
are. Django tries the patterns of a list one after another, and keeps a note of each that does not fit."""

from types import ModuleType

from django.urls import URLPattern, URLResolver, include, path


def under_one(urls: ModuleType) -> URLResolver:
    """The addresses of a module's `urls`, in its namespace, those that begin alike behind what they begin with."""
    return path("", include((tree(urls.urlpatterns), urls.app_name)))


def tree(patterns: list[URLPattern], before: str = "") -> list[URLPattern | URLResolver]:
    """Patterns of plain routes as a tree of their parts. Alone or together, each has the address it had.

    Args:
        before: what stands before all of them, and is left out.
    """
    by_first: dict[str, list[URLPattern]] = {}
    for pattern in patterns:
        first, slash, _ = str(pattern.pattern).removeprefix(before).partition("/")
        by_first.setdefault(first + slash, []).append(pattern)
    return [branch(first, alike, before) for first, alike in by_first.items()]


def branch(first: str, patterns: list[URLPattern], before: str) -> URLPattern | URLResolver:
    """The patterns that begin with a part, after others: behind it if they are several."""
    if len(patterns) > 1 and first:
        return path(first, include(tree(patterns, before + first)))
    [pattern] = patterns
    return path(str(pattern.pattern).removeprefix(before), pattern.callback, pattern.default_args, pattern.name)
