"""Definitions: content that practitioners own, written in TOML and issued in editions that never change once used.

A file begins with its `name` and `edition`. Its lists of tables are items, each with a `key` of its own. An edition
may be a delta: `extends = "2023"` starts from that edition, `remove = ["key"]` drops items, an item with a known key
takes the old one's place, a new one is added at the end, and any other value takes the place of the old.

Numbers with a point are read as Decimal. What is loaded cannot be changed.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lineofsight.kernel.definition_checks import HEADER, is_edition, problems_of
from lineofsight.kernel.definition_deltas import delta_problems, resolved


class DefinitionError(ValueError):
    """A definition is wrong. `problems` has a line for each fault: the file, the key, and what is wrong with it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Edition:
    """One edition, resolved. `data` is all but the header: mappings that refuse change, and tuples for lists.

    `sha256` is of the file as it stands; for a delta, of the base's `sha256`, a line break and the file, so that it
    changes whenever what the edition says could have changed.
    """

    name: str
    edition: str
    data: Mapping[str, Any]
    sha256: str
    extends: str | None = None


FindBase = Callable[[str], Edition | None]


def load_editions(folder: Path) -> dict[str, Edition]:
    """Every edition in `definitions/<name>/`, by edition. DefinitionError collects the problems of all the files."""
    loaded: dict[str, Edition] = {}
    problems: list[str] = []
    read: dict[Path, Edition] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            loaded[path.stem] = _from_file(path, (), read)
        except DefinitionError as error:
            problems += error.problems
    if problems:
        raise DefinitionError(problems)
    return loaded


def load_edition(
    source: Path | bytes, bases: Mapping[str, Edition] | None = None, label: str = "the definition"
) -> Edition:
    """Load one edition from a file, or from bytes that a person has given.

    A file must be called `<name>/<edition>.toml`, and the edition it extends lies beside it. Bytes may extend an
    edition from `bases`, and are called `label` in what is said of them. DefinitionError lists everything wrong.
    """
    if isinstance(source, bytes):
        return _edition(_parsed(source, label), source, label, (bases or {}).get)
    return _from_file(source, (), {})


def _from_file(path: Path, above: tuple[Path, ...], read: dict[Path, Edition]) -> Edition:
    """Load a file. `above` are the files that extend it, on the way here, so that a ring is noticed; `read` are those
    that were loaded already: an edition that others extend is read once."""
    if path in read:
        return read[path]
    label = f"{path.parent.name}/{path.name}"
    if path in above:
        raise DefinitionError([f"{label}: extends: the editions extend each other in a ring"])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DefinitionError([f"{label}: the file cannot be read: {error.strerror}"]) from error

    def beside(edition: str) -> Edition | None:
        base = path.with_name(f"{edition}.toml")
        return _from_file(base, (*above, path), read) if base.exists() else None

    called = (path.parent.name, path.stem)
    return read.setdefault(path, _edition(_parsed(content, label), content, label, beside, called))


def _parsed(content: bytes, label: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, ArithmeticError) as error:  # not UTF-8, not TOML, or a number with too many figures to read
        raise DefinitionError([f"{label}: this is not TOML: {error}"]) from error
    except RecursionError:
        raise DefinitionError([f"{label}: this is nested too deeply to be read"]) from None


def _edition(
    table: dict[str, Any], content: bytes, label: str, find_base: FindBase, called: tuple[str, str] | None = None
) -> Edition:
    """Check a table, lay it over its base if it has one, and make it fast. `called` is what its file's name says."""
    problems = [f"{label}: {key}: {sentence}" for key, sentence in problems_of(table)]
    problems += _misnamed(table, label, called)
    base, base_problems = _base(table, label, find_base)
    problems += base_problems
    if base:
        problems += [f"{label}: {key}: {sentence}" for key, sentence in delta_problems(table, base.data)]
    if problems:
        raise DefinitionError(problems)
    data = resolved(table, base.data if base else {})
    hashed = f"{base.sha256}\n".encode() + content if base else content
    return Edition(table["name"], table["edition"], _frozen(data), sha256(hashed).hexdigest(), table.get("extends"))


def _misnamed(table: Mapping[str, Any], label: str, called: tuple[str, str] | None) -> list[str]:
    pairs = zip(HEADER, called or (), strict=False)
    return [
        f"{label}: {key}: says “{table[key]}”, but the file's name says “{name}”"
        for key, name in pairs
        if isinstance(table.get(key), str) and table[key] != name
    ]


def _base(table: Mapping[str, Any], label: str, find_base: FindBase) -> tuple[Edition | None, list[str]]:
    """The edition a delta starts from, or what is wrong with it or with asking for it."""
    extends = table.get("extends")
    if not is_edition(extends):
        return None, []
    try:
        base = find_base(str(extends))
    except DefinitionError as error:
        return None, error.problems
    if base is None:
        return None, [f"{label}: extends: there is no edition “{extends}”"]
    if base.name != table.get("name"):
        return base, [f"{label}: extends: “{extends}” is an edition of “{base.name}”"]
    return base, []


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        return tuple(_frozen(inner) for inner in value)
    return value
