"""The document tree: what a report says, with nothing of how it looks, and the JSON in which it is kept.

Signed reports are kept as this JSON for ever, so version 1 may gain fields that have a default and nothing else:
no field is renamed, none changes its meaning, none goes away.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from lineofsight.core.documents.blocks import (
    Block,
    BulletList,
    Cell,
    Chart,
    Column,
    Heading,
    NotADocument,
    Note,
    NumberedList,
    Paragraph,
    Point,
    Quote,
    Rule,
    Table,
)
from lineofsight.core.documents.inlines import Break, Code, Emphasis, Inline, Link, Placed, Strong, Text, plain

__all__ = [
    "VERSION", "Block", "Break", "BulletList", "Cell", "Chart", "Code", "Column", "Document", "Emphasis", "Heading",
    "Inline", "Link", "NotADocument", "Note", "NumberedList", "Paragraph", "Placed", "Point", "Quote", "Rule",
    "Strong", "Table", "Text", "from_json", "plain", "to_json",
]  # fmt: skip

VERSION = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `meta` is what stands under the title, as (label, text); `language` a BCP 47 tag."""

    title: str
    language: str = "en-GB"
    subtitle: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()


# The names in the kept JSON; the classes may be renamed, these may not.
NAMES: dict[type, str] = {
    Document: "document", Heading: "heading", Paragraph: "paragraph", BulletList: "bullet_list",
    NumberedList: "numbered_list", Quote: "quote", Table: "table", Column: "column", Chart: "chart", Point: "point",
    Note: "note", Rule: "rule", Text: "text", Emphasis: "emphasis", Strong: "strong", Link: "link", Code: "code",
    Placed: "placed", Break: "break",
}  # fmt: skip

# Fields that version 1 has gained: left out where they say nothing, so that what was kept is written as it was.
LATER = {"new_page"}


def to_json(document: Document) -> dict[str, Any]:
    """The document as what `json.dumps` takes: every node a dict with its `type`, and the format's `version` on top."""
    written: dict[str, Any] = _written(document)
    return {"version": VERSION} | written


def from_json(kept: object) -> Document:
    """The document `to_json` wrote; equal to the one that was written.

    Raises NotADocument where a version, node, field or value is not one of version 1's.
    """
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        raise NotADocument(f"This is not a document in version {VERSION} of the format.")
    document: Document = _read({key: value for key, value in kept.items() if key != "version"}, Document)
    return document


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if type(value) in NAMES:
        named = {
            _name(field.name): _written(getattr(value, field.name))
            for field in fields(value)
            if field.name not in LATER or getattr(value, field.name) != field.default
        }
        return {"type": NAMES[type(value)]} | named
    return value


def _name(field: str) -> str:
    return field.rstrip("_")


@cache
def _hints(node: type) -> dict[str, Any]:
    return get_type_hints(node)


def _read(value: Any, wanted: Any) -> Any:
    choices = get_args(wanted) if isinstance(wanted, types.UnionType) else (wanted,)
    wanted = next((one for one in choices if _may_be(value, one)), None)
    if wanted is None:
        raise NotADocument(f"Expected {' or '.join(map(_called, choices))} and found {str(value)[:60]!r}.")
    if get_origin(wanted) is tuple:
        return _read_tuple(value, get_args(wanted))
    return _read_node(value, wanted) if wanted in NAMES else value


def _may_be(value: Any, wanted: Any) -> bool:
    if get_origin(wanted) is tuple:
        return isinstance(value, list)
    if wanted in NAMES:
        return isinstance(value, dict) and value.get("type") == NAMES[wanted]
    return type(value) is wanted


def _called(wanted: Any) -> str:
    return NAMES.get(wanted) or str(getattr(wanted, "__name__", wanted))


def _read_tuple(value: list[Any], wanted: tuple[Any, ...]) -> tuple[Any, ...]:
    if wanted[-1] is Ellipsis:
        return tuple(_read(item, wanted[0]) for item in value)
    if len(value) != len(wanted):
        raise NotADocument(f"Expected {len(wanted)} values and found {len(value)}.")
    return tuple(_read(item, one) for item, one in zip(value, wanted, strict=True))


def _read_node(value: dict[str, Any], node: Callable[..., Any]) -> Any:
    known = {_name(field.name): field for field in fields(node)}  # type: ignore[arg-type]
    strange = sorted(value.keys() - known.keys() - {"type"})
    lacking = [name for name, field in known.items() if name not in value and field.default is MISSING]
    if strange:
        raise NotADocument(f"A {value['type']} has no {' or '.join(strange)}.")
    if lacking:
        raise NotADocument(f"This {value['type']} lacks its {' and '.join(lacking)}.")
    hints = _hints(node)
    return node(**{field.name: _read(value[name], hints[field.name]) for name, field in known.items() if name in value})
