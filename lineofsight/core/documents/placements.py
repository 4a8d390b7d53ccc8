"""Figures written in the text: `{domain.name as=number period=2018-04-01/2019-03-31}`, and what is wrong with one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

KEY = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
KINDS = ("number", "change", "share", "table", "chart")
ALONE = ("table", "chart")
# The options that only a change can have.
OF_CHANGES = ("from", "earlier")
# What an author writes of the earlier period of a change where the sentence names it.
SAID = "said"
BREAKDOWN = re.compile(r"[a-z0-9_]+=\S+")
EXAMPLE = "{front_door.contacts as=number period=2018-04-01/2019-03-31}"


@dataclass(frozen=True, slots=True)
class Placement:
    """A figure asked for in the text.

    `key` names the indicator; `as_` is number, change, share, table or chart; `options` may hold `period`, `from`,
    `earlier`, `breakdown`, `area` and `source`. `line` and `column` count from 1 in the author's text; `raw` is what
    was typed.
    """

    key: str
    as_: str
    options: Mapping[str, str] = field(hash=False)
    line: int
    column: int
    raw: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right in the author's text: where (from 1), a sentence that says how, and what was typed."""

    line: int
    column: int
    sentence: str
    raw: str


def parse(raw: str, line: int, column: int) -> Placement | Problem:
    """The placement typed as `raw`, braces included, or what is wrong with it and how to put it right."""
    key, *rest = raw.strip("{}").split() or [""]
    pairs = [option.partition("=") for option in rest]
    sentence = _wrong_key(key) or next(filter(None, map(_wrong_option, rest)), "")
    options = {name: value for name, _, value in pairs}
    sentence = sentence or _wrong_together(options, [name for name, _, _ in pairs])
    if sentence:
        return Problem(line, column, sentence, raw)
    return Placement(key, options.pop("as", "number"), options, line, column, raw)


def _wrong_key(key: str) -> str:
    if KEY.fullmatch(key):
        return ""
    if not key:
        return f"There is nothing between these curly brackets. Write a figure between them, for example {EXAMPLE}."
    return (
        f"“{key}” is not the key of a figure. A key is two words joined by a full stop, for example "
        "front_door.contacts. To print a curly bracket, write \\{."
    )


def _wrong_option(option: str) -> str:
    name, _, value = option.partition("=")
    if name not in OPTIONS:
        known = "as=, period=, from=, earlier=, breakdown=, area= or source="
        return f"“{name}” is not an option of a figure. Use {known}, with a value."
    if not value:
        return f"The option “{name}” has no value. Write {name}={EXAMPLES[name]}."
    if not OPTIONS[name](value):
        return f"“{value}” cannot be used for {name}. {HELP[name]}"
    return ""


def _wrong_together(options: Mapping[str, str], names: list[str]) -> str:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return f"The option “{twice}” is given twice. Keep one of them."
    lost = next((name for name in OF_CHANGES if name in options and options.get("as") != "change"), None)
    return f"The option “{lost}” only goes with as=change. Take “{lost}” out, or write as=change." if lost else ""


def _is_period(text: str) -> bool:
    try:
        start, end = (date.fromisoformat(day) for day in text.split("/"))
    except ValueError:
        return False
    return start <= end and bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


PERIOD = "2018-04-01/2019-03-31"
WRITE_PERIOD = f"Write the first day and the last day, for example {PERIOD}."
OPTIONS: dict[str, Callable[[str], bool]] = {
    "as": KINDS.__contains__,
    "period": _is_period,
    "from": _is_period,
    "earlier": SAID.__eq__,
    "breakdown": lambda text: bool(BREAKDOWN.fullmatch(text)),
    "area": lambda text: bool(text),
    "source": lambda text: bool(text),
}
EXAMPLES = {
    "as": "number", "period": PERIOD, "from": PERIOD, "earlier": SAID, "breakdown": "source=police",
    "area": "E08000035", "source": "department-for-education",
}  # fmt: skip
HELP = {
    "as": "Use number, change, share, table or chart.",
    "period": WRITE_PERIOD,
    "from": WRITE_PERIOD,
    "earlier": "Write earlier=said where your own sentence names the earlier period: it is then not printed again.",
    "breakdown": "Write what the figure is broken down by and which part, for example source=police.",
    "area": "Write the area's code, for example E08000035.",
    "source": "Write the source's name with hyphens, for example department-for-education, or each for all of them.",
}
