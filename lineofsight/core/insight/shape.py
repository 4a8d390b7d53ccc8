"""The shape of what an indicator library's TOML holds: every value of the kind it must be, so that whatever somebody
sends is answered by the list of its faults. Pure; each fault is a key and a sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from lineofsight.kernel.definition_checks import Problem, is_items

LONGEST_KEY, LONGEST_LINE, LONGEST_TEXT = 80, 200, 4000
MOST_PLACES = 6
LARGEST_TOLERANCE = 10_000
LARGEST_PER = 1_000_000
LARGEST = Decimal(10) ** 12
CODE = re.compile(r"[a-z0-9][a-z0-9_.-]*")
# Signs that turn the direction of reading, by which a text can show other words than it holds.
TURNING = r"\u202a-\u202e\u2066-\u2069"
# Those, and the control characters, except for the ends of lines and tabs.
HIDDEN = re.compile(rf"[{TURNING}\x00-\x08\x0b-\x1f\x7f-\x9f]")

LISTS = ("domain", "indicator", "gap", "policy")
BESIDE = ("quality_beside", "timeliness_of", "same_counts_as")
LINES = ("name", "unit", "owner", "source_agency", "frequency", "measure", *BESIDE)
TEXTS = ("question", "definition", "numerator", "denominator", "changed")
MAY_BE_EMPTY = {"denominator", "changed", "measure", "note", *BESIDE}
STRENGTHS = ("must", "should", "local")
OWNERS = ("law", "national", "local")
# How the keys of a partnership's own policies for small counts begin; a ruling keeps the key.
OWN_POLICY, LONGEST_POLICY_KEY = "own_", 20


def shape_faults(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Every value of a library that is not of its kind. Where there is none, the library can be read without fear."""
    wrong = [name for name in LISTS if data.get(name, ()) != () and not is_items(data[name]) and data[name] != []]
    for name in wrong:
        yield name, f"must be a list of tables, each begun with [[{name}]]"
    for name, faults in checks().items():
        if name not in wrong:
            for item in data.get(name, ()):
                yield from ((item["key"], sentence) for sentence in faults(item))


def checks() -> dict[str, Callable[[Mapping[str, Any]], Iterator[str]]]:
    """What is asked of each item of each list."""
    return {"domain": domain_faults, "indicator": indicator_faults, "gap": gap_faults, "policy": policy_faults}


def policy_faults(policy: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a policy for small counts of the partnership's own."""
    if not policy["key"].startswith(OWN_POLICY):
        yield f"the key must begin with “{OWN_POLICY}”, so that nobody takes it for one of the house’s"
    if len(policy["key"]) > LONGEST_POLICY_KEY:
        yield f"the key may have at most {LONGEST_POLICY_KEY} characters"
    yield from missing(policy, ("threshold", "symbol", "sentence", "source"))
    yield from number_faults(policy, "threshold", 1, 100, whole=True)
    yield from number_faults(policy, "round_to", 0, 100, whole=True)
    yield from number_faults(policy, "width", 1, 1000, whole=True)
    yield from line_faults(policy, ("symbol", "sentence", "source"))
    if not isinstance(policy.get("beyond", False), bool):
        yield "beyond must be true or false, without quotes"
    unknown = policy.keys() - {"key", "threshold", "round_to", "width", "beyond", "symbol", "sentence", "source"}
    yield from (f"{name} is not known" for name in sorted(unknown))


def domain_faults(domain: Mapping[str, Any]) -> Iterator[str]:
    yield from missing(domain, ("label", "question"))
    yield from line_faults(domain, ("label", "question"))


def gap_faults(gap: Mapping[str, Any]) -> Iterator[str]:
    yield from missing(gap, ("what", "why"))
    yield from text_faults(gap, ("domain", "what", "why", "owner", "owner_words", "expected", "cites"), set(gap))


def indicator_faults(item: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the kinds of one indicator's values; what is missing is said elsewhere."""
    if len(item["key"]) > LONGEST_KEY:
        yield f"the key may have at most {LONGEST_KEY} characters"
    yield from line_faults(item, LINES)
    yield from text_faults(item, TEXTS)
    yield from number_faults(item, "places", 0, MOST_PLACES, whole=True)
    yield from number_faults(item, "per", 1, LARGEST_PER, whole=True)
    yield from number_faults(item, "tolerance", 0, LARGEST_TOLERANCE)
    yield from list_faults(item, "caveats", caveat_fault)
    yield from source_faults(item)
    yield from target_faults(item)
    yield from apart_faults(item)
    yield from breakdown_faults(item)


def missing(table: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{name} is missing" for name in names if name not in table)


def line_faults(table: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    """Faults of values that are one line of text."""
    for name in names:
        value = table.get(name, "–")
        yield from text_faults(table, (name,))
        if isinstance(value, str) and ("\n" in value or len(value) > LONGEST_LINE):
            yield f"{name} must be one line of at most {LONGEST_LINE} characters"


def text_faults(table: Mapping[str, Any], names: tuple[str, ...], empty: set[str] = MAY_BE_EMPTY) -> Iterator[str]:
    """Faults of values that are text."""
    for name in names:
        value = table.get(name, "–")
        if not isinstance(value, str):
            yield f"{name} must be text in quotes"
        elif not value.strip() and name not in empty:
            yield f"{name} is empty"
        elif len(value) > LONGEST_TEXT:
            yield f"{name} is longer than {LONGEST_TEXT:,} characters"
        elif HIDDEN.search(value):
            yield f"{name} holds a character that cannot be seen. Type it afresh"


def number_faults(table: Mapping[str, Any], name: str, least: int, most: Any, whole: bool = False) -> Iterator[str]:
    """Faults of a value that is a number between two others, both included."""
    value = table.get(name, least)
    kinds = int if whole else int | Decimal
    if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
        yield f"{name} must be a {'whole ' if whole else ''}number from {least:,} to {most:,}, without quotes"


def list_faults(table: Mapping[str, Any], name: str, fault: Callable[[Any], str]) -> Iterator[str]:
    """Faults of a value that is a list, and of all it holds."""
    value = table.get(name, ())
    if not isinstance(value, list | tuple):
        yield f"{name} must be a list in square brackets"
        return
    yield from (f"{name}: number {place} {said}" for place, each in enumerate(value, start=1) if (said := fault(each)))


def caveat_fault(value: Any) -> str:
    faults = list(text_faults({"it": value}, ("it",)))
    return faults[0].removeprefix("it ") if faults else ""


def tables(item: Mapping[str, Any], name: str, of: str) -> tuple[list[Mapping[str, Any]], list[str]]:
    """The tables of a list, and what is wrong where it is not a list of tables."""
    value = item.get(name, ())
    if value in ((), []) or is_items(value):
        return list(value), []
    return [], [f"{name} must be a list of tables with {of}"]


def table_of(item: Mapping[str, Any], name: str, of: str) -> tuple[Mapping[str, Any] | None, list[str]]:
    """One table, where it is given, and what is wrong where it is no table."""
    value = item.get(name)
    if value is None or isinstance(value, Mapping):
        return value, []
    return None, [f"{name} must be a table with {of}"]


def source_faults(item: Mapping[str, Any]) -> Iterator[str]:
    source, wrong = table_of(item, "official_source", "instrument, strength, unconfirmed and note")
    yield from wrong
    if source is None:
        return
    said = [*missing(source, ("instrument", "strength", "unconfirmed")), *text_faults(source, ("instrument", "note"))]
    if source.get("strength", STRENGTHS[0]) not in STRENGTHS:
        said.append(f"strength must be one of {', '.join(STRENGTHS)}")
    if not isinstance(source.get("unconfirmed", False), bool):
        said.append("unconfirmed must be true or false, without quotes")
    yield from (f"official_source: {each}" for each in said)


def target_faults(item: Mapping[str, Any]) -> Iterator[str]:
    target, wrong = table_of(item, "target", "value, owner and source")
    yield from wrong
    if target is None:
        return
    said = [*missing(target, ("value", "owner", "source")), *text_faults(target, ("source",))]
    said += number_faults(target, "value", 0, LARGEST)
    if target.get("owner", OWNERS[0]) not in OWNERS:
        said.append(f"owner must be one of {', '.join(OWNERS)}: a local target is never shown as set in law")
    yield from (f"target: {each}" for each in said)


def apart_faults(item: Mapping[str, Any]) -> Iterator[str]:
    found, wrong = tables(item, "apart_from", "key and why")
    yield from wrong
    for each in found:
        said = [*missing(each, ("key", "why")), *text_faults(each, ("key", "why"))]
        yield from (f"apart_from: {sentence}" for sentence in said)


def breakdown_faults(item: Mapping[str, Any]) -> Iterator[str]:
    found, wrong = tables(item, "breakdowns", "dimension, codes and not_classified")
    yield from wrong
    for each in found:
        yield from (f"breakdowns: {sentence}" for sentence in dimension_faults(each))
    named = Counter(str(each.get("dimension")) for each in found)
    yield from (
        f"breakdowns: the dimension {name} is given {times} times" for name, times in named.items() if times > 1
    )


def dimension_faults(dimension: Mapping[str, Any]) -> Iterator[str]:
    yield from missing(dimension, ("dimension", "codes", "not_classified"))
    if not isinstance(dimension.get("not_classified", False), bool):
        yield "not_classified must be true or false, without quotes"
    codes, wrong = tables(dimension, "codes", "code and label")
    yield from wrong
    for code in codes:
        yield from missing(code, ("code", "label"))
        yield from line_faults(code, ("label",))
    for word in (dimension.get("dimension", "it"), *(code.get("code", "it") for code in codes)):
        if not (isinstance(word, str) and CODE.fullmatch(word) and len(word) <= LONGEST_KEY // 2):
            yield f"“{word}” must be one word of at most {LONGEST_KEY // 2} small letters, numbers and the signs . - _"
    used = Counter(str(code.get("code")) for code in codes)
    yield from (f"the code {code} is given {times} times" for code, times in used.items() if times > 1)
