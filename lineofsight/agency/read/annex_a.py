"""Annex A, the lists that inspectors ask a council for: each is found by its headings, wherever it stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.agency.read.faults import Faults
from lineofsight.agency.read.lists import Row, rows_of, sheets
from lineofsight.kernel import clock

CHILD = "child unique id"
OFFERED = "was the child offered a return interview after their last missing episode y n"
ACCEPTED = "did the child accept a return interview after their last missing episode y n"
MISSING = "number of episodes the child has been missing from their placement in the last 12 months"
# A source as councils write it: “q) 6: Police”, “6”, “3A: Health services”.
SOURCE = re.compile(r"(?:[a-z]+\)\s*)?(10|[1-9][A-F]?)\b", re.IGNORECASE)
# An answer as councils write it: “a) Yes”, “Y”, “b) No”, “1 - Yes”.
YES, NO = (
    re.compile(rf"(?:[a-z]\)\s*|\d\s*-\s*)?{word}", re.IGNORECASE) for word in ("y(?:es)?", "n(?:o)?")
)  # fmt: skip


@dataclass(frozen=True)
class Contact:
    """A worry about a child that was brought to the front door, and the census's code for who brought it."""

    day: date
    source: str
    child: str = ""
    born: date | None = None
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class EarlyHelp:
    """An early help assessment: from when, until when, and which organisation made it."""

    child: str
    began: date
    ended: date | None = None
    lead: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class OnPlan:
    """A child with a protection plan: the last visit that was owed, and whether the child was seen alone then."""

    child: str
    began: date
    ended: date | None = None
    visited: date | None = None
    alone: bool | None = None
    reviewed: date | None = None
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class InCare:
    """A child looked after: how often they were missing in the twelve months, and the talk after the last time."""

    child: str
    began: date
    ceased: date | None = None
    born: date | None = None
    missing: int = 0
    offered: bool | None = None
    accepted: bool | None = None
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class AnnexA:
    """What is read of Annex A: contacts (list 1), early help (2), protection plans (7), children looked after (8)."""

    contacts: tuple[Contact, ...] = ()
    early_help: tuple[EarlyHelp, ...] = ()
    plans: tuple[OnPlan, ...] = ()
    care: tuple[InCare, ...] = ()
    # Which of the lists stand in the workbook, empty or not.
    lists: frozenset[str] = frozenset({"contacts"})
    read_on: date = date.max


def read_annex_a(path: Path) -> AnnexA:
    """The lists of a workbook that are known here.

    Raises:
        Unreadable: with each place that is wrong, or where no sheet has the headings of any of the lists.
    """
    faults, seen = Faults(), set()
    found: dict[str, list[Any]] = {name: [] for name in LISTS}
    for sheet, rows in sheets(path):
        table = list(rows)
        for name, (wanted, take) in LISTS.items():
            for row in rows_of(sheet, table, wanted, faults):
                seen.add(name)
                taken = take(row)
                if taken is not None:
                    found[name].append(taken)
    if not (seen or faults):
        faults.add(
            "", "No sheet has the headings of a list that is read here, such as Child Unique ID, Date of Contact, "
            "Contact Source"
        )  # fmt: skip
    faults.settle(path.name)
    lists = {name: tuple(rows) for name, rows in found.items()}
    return AnnexA(**lists, lists=frozenset(seen), read_on=clock.today())


def needed(row: Row, heading: str, sentence: str) -> date | None:
    """A day that a row cannot do without."""
    day = row.day(heading)
    if day is None and not row.text(heading):
        row.wrong(heading, sentence)
    return day


def answer(row: Row, heading: str) -> bool | None:
    """Yes or no; none where neither is said."""
    said = row.text(heading)
    return True if YES.fullmatch(said) else False if NO.fullmatch(said) else None


def contact(row: Row) -> Contact | None:
    day = needed(row, "date of contact", "A contact needs its day")
    if day is None:
        return None
    source = SOURCE.match(row.text("contact source"))
    code = source[1].upper() if source else ""
    return Contact(day, code, row.text(CHILD), row.day("date of birth"), where=row.place)


def early_help(row: Row) -> EarlyHelp | None:
    began = needed(row, "assessment start date", "An assessment needs its first day")
    if began is None:
        return None
    ended, lead = row.day("assessment completion date"), row.text("organisation completing assessment")
    return EarlyHelp(row.text(CHILD), began, ended, lead, where=row.place)


def on_plan(row: Row) -> OnPlan | None:
    began = needed(row, "child protection plan start date", "A plan needs its first day")
    if began is None:
        return None
    return OnPlan(
        row.text(CHILD), began, row.day("child protection plan end date"), row.day("date of the last statutory visit"),
        answer(row, "was the child seen alone"), row.day("date of latest review conference"), where=row.place,
    )  # fmt: skip


def in_care(row: Row) -> InCare | None:
    began = needed(row, "date started to be looked after", "A child looked after needs the day on which it began")
    said = row.text(MISSING)
    if said and not (said.isascii() and said.isdigit() and len(said) < 5):
        row.wrong(MISSING, "How often a child was missing is a whole number")
        return None
    if began is None:
        return None
    return InCare(
        row.text(CHILD), began, row.day("date ceased to be looked after"), row.day("date of birth"), int(said or 0),
        answer(row, OFFERED), answer(row, ACCEPTED), where=row.place,
    )  # fmt: skip


# By which headings each list is told, and how its rows are taken.
LISTS: Mapping[str, tuple[frozenset[str], Callable[[Row], Any]]] = {
    "contacts": (frozenset({CHILD, "date of contact", "contact source"}), contact),
    "early_help": (frozenset({CHILD, "assessment start date", "organisation completing assessment"}), early_help),
    "plans": (frozenset({CHILD, "child protection plan start date", "was the child seen alone"}), on_plan),
    "care": (frozenset({CHILD, "date started to be looked after", MISSING, OFFERED}), in_care),
}
