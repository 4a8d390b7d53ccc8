"""An edition written as what it changes in another: what can be wrong with that, and the two put together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from lineofsight.kernel.definition_checks import HEADER, Problem, is_items


def delta_problems(delta: Mapping[str, Any], base: Mapping[str, Any]) -> Iterator[Problem]:
    """Everything that stops this delta from being laid over this base."""
    in_base, in_delta = Counter(_keys(base)), Counter(_keys(delta))
    for key, times in Counter(_removed(delta)).items():
        if times > 1:
            yield f"remove.{key}", "the key is listed twice"
        if in_base[key] == 0:
            yield f"remove.{key}", "there is no such item in the edition it extends"
        if in_base[key] > 1:
            yield f"remove.{key}", "more than one list has an item with this key"
        if in_delta[key]:
            yield f"remove.{key}", "the edition removes this item and also gives it"
    for name, value in _content(delta).items():
        listed = is_items(base.get(name))
        if base.get(name) and (value or listed) and value != [] and is_items(value) != listed:
            yield name, "is a list of items in one of the two editions and not in the other"


def resolved(delta: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The content of the edition: the base with the delta laid over it."""
    laid = {name: _kept(value, set(_removed(delta))) for name, value in base.items()}
    for name, value in _content(delta).items():
        laid[name] = _merged(laid[name], value) if is_items(base.get(name)) else value
    return laid


def _merged(old: tuple[Any, ...], new: list[Any]) -> list[Any]:
    """The old items in their order, each replaced by the new one of its key, then those whose key is new."""
    items = {item["key"]: item for item in old}
    items.update((item["key"], item) for item in new)
    return list(items.values())


def _kept(value: Any, removed: set[str]) -> Any:
    return tuple(item for item in value if item["key"] not in removed) if is_items(value) else value


def _removed(delta: Mapping[str, Any]) -> list[str]:
    listed = delta.get("remove", [])
    return [key for key in listed if isinstance(key, str)] if isinstance(listed, list) else []


def _content(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name not in HEADER}


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    for value in table.values():
        if is_items(value):
            yield from (item["key"] for item in value if isinstance(item.get("key"), str))
