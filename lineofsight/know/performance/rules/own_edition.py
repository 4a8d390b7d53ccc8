"""The file a partnership starts its own edition of the library from: TOML that explains itself. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from lineofsight.core.insight.rules import DIRECTIONS, EXAMPLE, KINDS, PERIOD_KINDS, Library
from lineofsight.kernel.suppression import POLICIES

BARE = re.compile(r"[A-Za-z0-9_-]+")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def next_name(year: int, taken: Iterable[str]) -> str:
    """The next name of an own edition in a year: own-2026-1, then own-2026-2."""
    used, number = set(taken), 1
    while f"own-{year}-{number}" in used:
        number += 1
    return f"own-{year}-{number}"


Entry = tuple[str, Mapping[str, Any]]


def starting_text(name: str, stands: Library, kinds: Mapping[str, str], entries: Iterable[Entry] = ()) -> str:
    """The file to start from: its heading filled in; what is given again or to be changed, or else an example.

    Args:
        stands: the edition it will be laid over.
        kinds: the kinds of agency an indicator can come from, by key, with what each is called.
        entries: items as an edition has them, each with the list it stands in, such as "indicator".
    """
    entries = list(entries)
    told = "\n\n".join(written(*entry) for entry in entries) if entries else example(stands, kinds)
    return heading(name, stands, kinds) + "\n" + told + "\n" + ("" if entries else GAP_EXAMPLE + POLICY_EXAMPLE)


def heading(name: str, stands: Library, kinds: Mapping[str, str]) -> str:
    """The lines every own edition begins with, and the words its values are chosen from."""
    domains = "\n".join(f"#   {domain.key:<24} {domain.label}" for domain in stands.domains)
    agencies = "\n".join(f"#   {key:<24} {label}" for key, label in kinds.items())
    policies = "\n".join(
        f"#   {policy.key:<24} {policy.sentence}" for policy in (*POLICIES.values(), *stands.policies.values())
    )
    return f"""\
# The partnership's own edition of the indicator library. It is laid over edition {stands.edition}: what you do not
# name here stays as it is. Lines that begin with # are for the reader.
#
#   A key that is new            adds an indicator at the end of its domain.
#   A key that is there already  takes the old definition's place: give every field again. Where the definition,
#                                numerator, denominator, unit or period changes, say in `changed` what is different;
#                                values before and after are then not compared.
#   A key is never dropped       what was counted by it would lose its meaning.

name = "indicators"
edition = "{name}"
extends = "{stands.edition}"

# domain is one of:
{domains}
#
# source_agency, the kind of agency that is asked, is one of:
{agencies}
#
# disclosure, how small counts are kept from showing, is one of:
{policies}
"""


def example(stands: Library, kinds: Mapping[str, str]) -> str:
    """One indicator, every field explained."""
    return f"""
[[indicator]]
# A name for the machine that is never used for anything else: small letters, the domain, a point, a few words.
# This one is refused, so that the example cannot be issued by mistake.
key = "{EXAMPLE}"
domain = "{stands.domains[0].key}"
# What stands on the scorecard, and the question it answers.
name = "Young carers assessed"
question = "Are more young carers having their needs assessed?"
# What counts and what does not, so that two people would count the same.
definition = "Children known to care for somebody at home whose needs were assessed in the period, each counted once."
# What is counted and, for a percentage, a rate or an average, out of what. Leave the second empty for a count.
numerator = "Young carers whose needs were assessed in the period"
denominator = "Young carers known in the period"
unit = "per cent of young carers"
# One of: {", ".join(KINDS)}. A rate is per 10,000 unless you add a line such as per = 1000
kind = "percentage"
# Decimals shown; numbers are rounded half up, once, at the end.
places = 1
# One of: {", ".join(PERIOD_KINDS)}. A flow is counted over a period, a snapshot on its last day.
period_kind = "flow"
frequency = "quarter"
# Which way is better: {", ".join(DIRECTIONS)}.
direction = "higher"
# Who answers for the definition, and the kind of agency that counts (see above).
owner = "performance sub-group"
source_agency = "{next(iter(kinds))}"
# Per cent of last time's value: a bigger move, up or down, is sent back to be confirmed.
tolerance = 20
disclosure = "dfe_1_5"
# What prints wherever the value prints.
caveats = ["A rise can mean that more young carers are known, not that more children care."]
# Only for a key that is there already, where its meaning changes:
# changed = "From April 2026 young adult carers up to 25 are counted too"
# May be added: combine = "each" where every agency answers for itself and nothing is added up;
# quality_beside = "…", the key of the measure of quality to read next to this one.
[indicator.official_source]
instrument = "Local definition, agreed by the partnership"
# must (law), should (statutory guidance) or local.
strength = "local"
# true where the footing is believed but has not been read in the instrument itself.
unconfirmed = false
note = ""
# What the number is made of, if you want it in parts. Take the # away to use it.
# [[indicator.breakdowns]]
# dimension = "age"
# not_classified = true
# codes = [
#   {{ code = "under_10", label = "Under 10" }},
#   {{ code = "10_to_17", label = "10 to 17" }},
# ]
# A value aimed at, and whose aim it is: law, national or local. A local aim is never shown as set in law.
# [indicator.target]
# value = 80
# owner = "local"
# source = "Agreed by the Executive"
"""


GAP_EXAMPLE = """
# What is not collected may be named too, so that nobody takes silence for nought. Take the # away to use it.
# [[gap]]
# key = "local.example_gap"
# domain = "…"
# what = "Young carers who are not known to any agency"
# why = "Nobody asks every child"
# owner = "education"
# owner_words = "Schools and the council's young carers service"
# expected = "2027"
"""


POLICY_EXAMPLE = """
# How small counts are kept from showing may be the partnership's own. Name it under disclosure of an indicator.
# [[policy]]
# key = "own_1_9"
# Counts from 1 to this are hidden.
# threshold = 9
# What stands in a table instead, and what its reader is told.
# symbol = "c"
# sentence = "Counts from 1 to 9 are not shown, so that no child can be recognised."
# source = "Agreed by the Executive"
# May be added: round_to, a number to whose multiples shown counts are rounded; width, how far apart two numbers lie
# that can be worked out of a hidden count; beyond, true where these must take in 0 and more than the threshold.
"""


def written(listed: str, item: Mapping[str, Any]) -> str:
    """One item of a list as the edition has it, to be changed. An indicator has a line for what is different, which
    is asked for where its meaning changes."""
    given = {**item, "changed": item.get("changed", "")} if listed == "indicator" else dict(item)
    plain = {key: value for key, value in given.items() if not is_table(value)}
    lines = [f"[[{listed}]]", *pairs(plain)]
    for key, value in given.items():
        if isinstance(value, Mapping):
            lines += [f"[{listed}.{named(key)}]", *pairs(value)]
        elif is_table(value):
            for each in value:
                lines += [f"[[{listed}.{named(key)}]]", *pairs(each)]
    return "\n".join(lines)


def pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{named(key)} = {toml(value)}" for key, value in table.items()]


def named(key: str) -> str:
    """A key as TOML writes it: bare where it can be."""
    return key if BARE.fullmatch(key) else toml(key)


def is_table(value: Any) -> bool:
    """Whether a value is a table or a list of tables, which stand under headings of their own."""
    return isinstance(value, Mapping) or (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )


def toml(value: Any) -> str:
    """A value as TOML writes it on one line.

    Raises:
        TypeError: nothing TOML knows.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(escaped(sign) for sign in value) + '"'
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(pairs(value)) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def escaped(sign: str) -> str:
    return ESCAPES.get(sign) or (sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}")
