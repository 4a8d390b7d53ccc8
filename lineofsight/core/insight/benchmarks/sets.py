"""Comparator sets: those that ship, and a partnership's own."""

import csv
import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.core.insight.benchmarks.areas import DATA, areas, canonical, known_as
from lineofsight.core.insight.benchmarks.models import ComparatorSet, Function
from lineofsight.kernel.definitions import DefinitionError, Edition, load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "comparator_sets"
LEAST_MEMBERS, MOST_MEMBERS = 3, 160


@dataclass(frozen=True)
class AreaSet:
    """A set as one home area has it: its members, how their values become one, and what is done about the home."""

    key: str
    label: str
    noun: str
    model: str
    members: tuple[str, ...]
    function: str
    home_in: bool
    since: date
    until: date | None = None
    reproduces: str = ""
    own: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in the set's order."""
        return tuple(areas()[code].name for code in self.members)

    def in_use(self, day: date) -> bool:
        """Whether this was the set to use on a day, both its days included."""
        return self.since <= day and (self.until is None or day <= self.until)


def shipped_sets(home: str) -> tuple[AreaSet, ...]:
    """The sets that ship for an area, by any code it had; without those that have none for it."""
    home = canonical(home)
    found = (set_for(item, home) for item in definitions().data["set"])
    return tuple(made for made in found if made)


@cache
def definitions() -> Edition:
    """The newest edition of the sets, checked. DefinitionError lists every fault."""
    edition = list(load_editions(FOLDER).values())[-1]
    if problems := list(faults(edition.data)):
        raise DefinitionError(f"comparator_sets/{edition.edition}.toml: {problem}" for problem in problems)
    return edition


def faults(data: Mapping[str, Any]) -> Iterator[str]:
    """Whatever a set names that is not there."""
    for item in data["set"]:
        if item["function"] not in Function.values:
            yield f"{item['key']}: “{item['function']}” is not a function"
        yield from (
            f"{item['key']}: “{code}” is not the newest code of an area"
            for code in (*item.get("members", ()), *item.get("homes", ()))
            if code not in areas()
        )
        if "table" in item and not (DATA / f"{item['table']}.csv.gz").exists():
            yield f"{item['key']}: there is no table “{item['table']}”"


def set_for(item: Mapping[str, Any], home: str) -> AreaSet | None:
    """One shipped set for a home area. Whether the home's value counts is asked only where it is a member."""
    if "homes" in item and home not in item["homes"]:
        return None
    members = nearest(item["table"]).get(home, ()) if "table" in item else tuple(item["members"])
    if not members:
        return None
    return AreaSet(
        key=item["key"],
        label=item["label"],
        noun=item["noun"],
        model=item["model"],
        members=members,
        function=item["function"],
        home_in=item["home_in"] and home in members,
        since=item["from"],
        until=item.get("to"),
        reproduces=item.get("reproduces", ""),
    )


@cache
def nearest(table: str) -> dict[str, tuple[str, ...]]:
    """Each authority's ten neighbours in a model, nearest first, under their newest codes.

    Contains public sector information licensed under the Open Government Licence v3.0. Source: Department for
    Education, statistical neighbour models.
    """
    with gzip.open(DATA / f"{table}.csv.gz", "rt", encoding="utf-8") as lines:
        return {
            known_as()[row.pop("la_number")]: tuple(known_as()[number] for number in row.values())
            for row in csv.DictReader(lines)
        }


def own_set(row: ComparatorSet, home: str) -> AreaSet:
    """A partnership's own set, as its home area has it."""
    members = tuple(canonical(code) for code in row.members)
    return AreaSet(
        key=row.key,
        label=row.name,
        noun=f"areas of “{row.name}”",
        model="The partnership's own choice",
        members=members,
        function=row.function,
        home_in=row.home_in and canonical(home) in members,
        since=row.since,
        own=True,
    )


def member_faults(members: tuple[str, ...]) -> list[str]:
    """What is wrong with the members of a set: each an authority that is known, once, and enough of them."""
    problems = [f"“{code}” is not the code of an authority." for code in members if not is_authority(code)]
    known = [canonical(code) for code in members if is_authority(code)]
    twice = sorted({areas()[code].name for code in known if known.count(code) > 1})
    problems += [f"{name} is named twice." for name in twice]
    if not LEAST_MEMBERS <= len(set(known)) <= MOST_MEMBERS:
        problems.append(f"Name {LEAST_MEMBERS} authorities or more; fewer cannot be compared with.")
    return problems


def is_authority(code: str) -> bool:
    """Whether a code, old or new, is an authority's."""
    area = areas().get(canonical(code))
    return area is not None and bool(area.la_number)
