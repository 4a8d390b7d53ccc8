"""The columns of a file of cases: which heading goes where, by the shipped definition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineofsight.kernel.definitions import load_editions
from lineofsight.learn.child_deaths.rules.content import DEFINITIONS

CASE_FILES = DEFINITIONS / "case_files"
# What stands in the register itself; what every review asks; what the forms of later editions ask besides.
CHILD = ("name", "nhs_number", "none_because", "born", "died", "known_at", "address", "place", "notified_on")
# Why a death is reviewed here: without it no analysis of it is taken in.
REVIEWED_HERE = ("residence", "area")
FACTS = ("smoking", "domestic_abuse", "co_sleeping", "alcohol")
BESIDES = ("poverty", "barriers", "maternal_bmi", "height", "weight", "bereavement_support")
# What tables count of the child besides.
BACKGROUND = ("ethnic_group", "deprivation", "place_kind")
# What only says how another column is read: it stands in files that come, and in none of ours.
READS = "index_edition"
ANALYSIS = ("agreed_on", "edition", "panel_kind", "category", "others", "modifiable", "action", "why_none", "beside")
FACTORS = {"factors_a": "A", "factors_b": "B", "factors_c": "C", "factors_d": "D"}


@dataclass(frozen=True)
class Column:
    """A column: what it fills, its heading in our files, the other headings that are understood, and its kind."""

    key: str
    label: str
    also: tuple[str, ...]
    kind: str


@lru_cache(maxsize=1)
def columns() -> tuple[Column, ...]:
    """Every column, in the order of our files."""
    items = load_editions(CASE_FILES)["2026"].data["column"]
    return tuple(Column(item["key"], item["label"], tuple(item["also"]), item["kind"]) for item in items)


def label_of(key: str) -> str:
    """What a column is called on pages and in our files."""
    return next(column.label for column in columns() if column.key == key)


def plain(text: str) -> str:
    """A heading or a code without what people write differently: case, apostrophes, signs and spaces."""
    return " ".join(re.sub(r"[^a-z0-9*]+", " ", re.sub("[’']", "", text.lower())).split())


def found_columns(headings: Sequence[str]) -> dict[int, Column]:
    """The columns of a heading row, by their place; headings that are not understood are none."""
    by_name = {plain(name): column for column in columns() for name in (column.label, *column.also)}
    return {place: by_name[plain(cell)] for place, cell in enumerate(headings) if plain(cell) in by_name}


def heading_problems(headings: Sequence[str]) -> list[tuple[int, str]]:
    """What is wrong with a heading row, by place: what is not understood, and what is there twice."""
    found, seen, problems = found_columns(headings), set(), []
    for place, cell in enumerate(headings):
        column = found.get(place)
        if column is None and cell:
            problems.append((place, "This heading is not known here. Take the column out, or give it a known heading."))
        if column is not None and column.key in seen:
            problems.append((place, "This column is there twice. Take one out."))
        seen.add(column.key if column else "")
    return problems
