"""What can be wrong with one definition by itself, each fault as a key and a sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

Problem = tuple[str, str]

HEADER = ("name", "edition", "extends", "remove")

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_EDITION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")  # safe as the name of a file
_KEY = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def is_edition(value: object) -> bool:
    """Whether this could be the name of an edition."""
    return isinstance(value, str) and _EDITION.fullmatch(value) is not None


def is_items(value: object) -> bool:
    """Whether this is a list of tables, and so a list of items."""
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, Mapping) for item in value)


def problems_of(table: Mapping[str, Any]) -> Iterator[Problem]:
    """Everything wrong with a definition that can be seen without its base."""
    yield from _header_problems(table)
    for name, value in table.items():
        if name not in HEADER:
            yield from _value_problems(name, value, keyed=True)


def _header_problems(table: Mapping[str, Any]) -> Iterator[Problem]:
    name = table.get("name")
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        yield "name", "must be there, in small letters, numbers and underscores"
    if not is_edition(table.get("edition")):
        yield "edition", 'must be there, as text in quotes such as "2024"'
    if "extends" in table and not is_edition(table["extends"]):
        yield "extends", 'must be the edition it starts from, as text in quotes such as "2023"'
    remove = table.get("remove", [])
    if not (isinstance(remove, list) and all(isinstance(key, str) for key in remove)):
        yield "remove", "must be a list of keys in quotes"
    if "remove" in table and "extends" not in table:
        yield "remove", "there is nothing to remove from, because the edition does not extend another"


def _value_problems(path: str, value: Any, keyed: bool = False) -> Iterator[Problem]:
    """Faults in a value and in all it holds. Items need keys where `keyed`, and all do where one of them has one."""
    if isinstance(value, Decimal) and not value.is_finite():
        yield path, f"{value} is not a number that can be counted with"
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _value_problems(f"{path}.{name}", inner)
    elif isinstance(value, list | tuple):
        if is_items(value) and (keyed or any("key" in item for item in value)):
            yield from _key_problems(path, value)
        for place, inner in enumerate(value, start=1):
            yield from _value_problems(f"{path}[{place}]", inner)


def _key_problems(path: str, items: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    keys = [item.get("key") for item in items]
    for place, key in enumerate(keys, start=1):
        if not (isinstance(key, str) and _KEY.fullmatch(key)):
            yield (
                f"{path}[{place}].key",
                "must be there, in small letters, numbers and the signs . - _",
            )
    for key, times in Counter(key for key in keys if isinstance(key, str)).items():
        if times > 1:
            yield f"{path}.{key}", f"the key is used {times} times in the list"
