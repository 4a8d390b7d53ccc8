"""A question set as it is written in TOML, read and checked: everything wrong is said at once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lineofsight.core.questions.rules.asking import CONDITIONS
from lineofsight.core.questions.rules.overlays import overlay_problems
from lineofsight.core.questions.rules.sets import (
    CHOICE,
    CHOICES,
    KINDS,
    LOCAL,
    NO,
    SCALE,
    STATUTORY,
    YES,
    YES_NO,
    Item,
    Option,
    QuestionSet,
    Scale,
    Section,
    Verdict,
    When,
)
from lineofsight.kernel.definitions import DefinitionError, Edition

Table = Mapping[str, Any]
Problem = tuple[str, str]

ITEM_TEXTS = ("key", "section", "text", "kind", "scale", "guidance", "evidence", "source", "strength")
ITEM_FLAGS = ("required", "short", "not_applicable")
ITEM_LISTS = ("critical", "same_as", "was")
KNOWN = {*ITEM_TEXTS, *ITEM_FLAGS, *ITEM_LISTS, "options", "when"}
STRENGTHS = ("must", "should", "local")
SIMPLE_ANSWERS = (Option(YES, "Yes"), Option(NO, "No"))
CONTENT = {
    "title", "lede", "statute", "signed_by", "signed_alone", "statement", "adds_to", "scale", "section", "item",
}  # fmt: skip


def read_set(edition: Edition) -> QuestionSet:
    """The question set an edition holds.

    Raises:
        DefinitionError: with a line for everything that is wrong with it.
    """
    problems = [*problems_of(edition.data), *overlay_problems(edition.name, edition.data)]
    if problems:
        label = f"{edition.name}/{edition.edition}.toml"
        raise DefinitionError(f"{label}: {key}: {sentence}" for key, sentence in problems)
    scales = {table["key"]: scale_of(table) for table in edition.data.get("scale", ())}
    items = [item_of(table, scales) for table in edition.data["item"]]
    sections = tuple(section_of(table, items) for table in edition.data["section"])
    about = {key: edition.data.get(key, "") for key in ("lede", "statute", "signed_by", "statement", "adds_to")}
    alone = tuple(edition.data.get("signed_alone", ()))
    return QuestionSet(
        edition.name, edition.edition, edition.data["title"], sections, scales=scales, signed_alone=alone, **about
    )


def section_of(table: Table, items: list[Item]) -> Section:
    own = tuple(item for item in items if item.section == table["key"])
    return Section(table["key"], table["title"], table.get("part", STATUTORY), table.get("intro", ""), own)


def scale_of(table: Table) -> Scale:
    return Scale(table["key"], table.get("label", ""), tuple(option_of(option) for option in table["options"]))


def option_of(table: Table) -> Option:
    weight = table.get("weight")
    return Option(
        table["key"], table["label"], table.get("verdict", ""), None if weight is None else Decimal(weight),
        table.get("colour", "grey"),
    )  # fmt: skip


def item_of(table: Table, scales: Mapping[str, Scale]) -> Item:
    kind = table["kind"]
    options = (
        scales[table["scale"]].options if kind == SCALE
        else SIMPLE_ANSWERS if kind == YES_NO
        else tuple(option_of(option) for option in table.get("options", ()))
    )  # fmt: skip
    when = table.get("when")
    return Item(
        **{name: table.get(name, "") for name in ITEM_TEXTS if name != "scale"},
        options=options,
        required=table.get("required", True),
        short=table.get("short", False),
        not_applicable=table.get("not_applicable", False),
        critical=frozenset(table.get("critical", ())),
        when=When(when["rule"], when.get("item", ""), tuple(when.get("values", ()))) if when else None,
        same_as=tuple(table.get("same_as", ())),
        was=tuple(table.get("was", ())),
    )


def problems_of(data: Table) -> Iterator[Problem]:
    """Everything wrong with a question set, each with the key it is about."""
    if not text(data.get("title")):
        yield "title", "must be there, as text"
    for name in data:
        if name not in CONTENT:
            yield name, "is not part of a question set"
    yield from alone_problems(data)
    scales, sections, items = (tables(data, name) for name in ("scale", "section", "item"))
    if not sections or not items:
        yield "section" if not sections else "item", "there must be at least one"
    for table in scales:
        yield from option_problems(f"scale.{table.get('key')}", table.get("options"))
    for table in sections:
        yield from section_problems(table, items)
    known = {table.get("key") for table in items}
    for table in items:
        yield from item_problems(table, {each.get("key") for each in scales}, {e.get("key") for e in sections}, known)
        yield from critical_problems(f"item.{table.get('key')}", table, {str(each.get("key")): each for each in scales})


def alone_problems(data: Table) -> Iterator[Problem]:
    """Who may sign alone is a list of kinds, and only of a set with a form short enough for one person."""
    alone = data.get("signed_alone", ())
    if not isinstance(alone, tuple) or not all(map(text, alone)):
        yield "signed_alone", "must be a list of texts"
    elif alone and not any(table.get("short") for table in tables(data, "item")):
        yield "signed_alone", "needs a short form: mark the items that are asked of small bodies"


def tables(data: Table, name: str) -> tuple[Table, ...]:
    value = data.get(name, ())
    return tuple(each for each in value if isinstance(each, Mapping)) if isinstance(value, tuple) else ()


def text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def section_problems(table: Table, items: tuple[Table, ...]) -> Iterator[Problem]:
    where = f"section.{table.get('key')}"
    if not text(table.get("title")):
        yield f"{where}.title", "must be there, as text"
    if table.get("part", STATUTORY) not in (STATUTORY, LOCAL):
        yield f"{where}.part", "must be “statutory” or “local”"
    if not any(item.get("section") == table.get("key") for item in items):
        yield where, "has no items"


def option_problems(where: str, options: object) -> Iterator[Problem]:
    if not isinstance(options, tuple) or len(options) < 2:
        yield f"{where}.options", "must be a list of at least two answers"
        return
    for place, option in enumerate(options, start=1):
        at = f"{where}.options[{place}]"
        if not isinstance(option, Mapping) or not text(option.get("key")) or not text(option.get("label")):
            yield at, "must have a key and a label"
            continue
        if option.get("verdict", "") not in ("", *Verdict):
            yield f"{at}.verdict", "must be “met”, “partly” or “not_met”"
        if not isinstance(option.get("weight", 0), int | Decimal):
            yield f"{at}.weight", "must be a number"


def item_problems(table: Table, scales: set, sections: set, known: set) -> Iterator[Problem]:
    where = f"item.{table.get('key')}"
    for name in ("text", "kind", "section"):
        if not text(table.get(name)):
            yield f"{where}.{name}", "must be there, as text"
    for name in table:
        if name not in KNOWN:
            yield f"{where}.{name}", "is not part of an item"
    if table.get("section") not in sections:
        yield f"{where}.section", "there is no such section"
    if table.get("strength", "local") not in STRENGTHS:
        yield f"{where}.strength", "must be “must”, “should” or “local”"
    yield from kind_problems(where, table, scales)
    yield from when_problems(where, table.get("when"), known - {table.get("key")})
    for name in ITEM_FLAGS:
        if not isinstance(table.get(name, False), bool):
            yield f"{where}.{name}", "must be true or false"
    for name in ITEM_LISTS:
        if not all(isinstance(each, str) for each in table.get(name, ())):
            yield f"{where}.{name}", "must be a list of texts"


def kind_problems(where: str, table: Table, scales: set) -> Iterator[Problem]:
    kind = table.get("kind")
    if kind not in KINDS:
        yield f"{where}.kind", f"must be one of {', '.join(KINDS)}"
    if kind == SCALE and table.get("scale") not in scales:
        yield f"{where}.scale", "there is no such scale"
    if kind in (CHOICE, CHOICES):
        yield from option_problems(where, table.get("options"))


def critical_problems(where: str, table: Table, scales: Mapping[str, Table]) -> Iterator[Problem]:
    """An answer somebody is told of the same day must be one that can be given."""
    options = scales.get(table.get("scale", ""), table).get("options", ())
    offered = {option.get("key") for option in options if isinstance(option, Mapping)}
    offered |= {option.key for option in SIMPLE_ANSWERS} if table.get("kind") == YES_NO else set()
    for key in table.get("critical", ()):
        if key not in offered:
            yield f"{where}.critical", f"there is no answer “{key}”"


def when_problems(where: str, when: object, known: set) -> Iterator[Problem]:
    if when is None:
        return
    if not isinstance(when, Mapping) or when.get("rule") not in CONDITIONS:
        yield f"{where}.when", f"must name one of these conditions: {', '.join(CONDITIONS)}"
    elif when.get("item", "") and when["item"] not in known:
        yield f"{where}.when.item", "there is no such item"
