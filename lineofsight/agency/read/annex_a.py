"""Annex A, the lists that inspectors ask a council for: each is found by its headings, wherever it stands."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.agency.read.faults import Faults
from lineofsight.agency.read.lists import rows_of, sheets

CONTACTS = frozenset({"child unique id", "date of contact", "contact source"})
# A source as councils write it: “q) 6: Police”, “6”, “3A: Health services”.
SOURCE = re.compile(r"(?:[a-z]+\)\s*)?(10|[1-9][A-F]?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Contact:
    """A worry about a child that was brought to the front door, and the census's code for who brought it."""

    day: date
    source: str


@dataclass(frozen=True)
class AnnexA:
    """What is read of Annex A: the list of contacts."""

    contacts: tuple[Contact, ...]


def read_annex_a(path: Path) -> AnnexA:
    """The list of contacts of a workbook.

    Raises:
        Unreadable: with each place that is wrong, or where no sheet has the list's headings.
    """
    faults, contacts, seen = Faults(), [], False
    for name, rows in sheets(path):
        for row in rows_of(name, rows, CONTACTS, faults):
            seen = True
            day = row.day("date of contact")
            if day is None and not row.text("date of contact"):
                row.wrong("date of contact", "A contact needs its day")
            if day is not None:
                source = SOURCE.match(row.text("contact source"))
                contacts.append(Contact(day, source[1].upper() if source else ""))
    if not (seen or faults):
        faults.add(
            "", "No sheet has the headings of the list of contacts: Child Unique ID, Date of Contact, Contact Source"
        )
    faults.settle(path.name)
    return AnnexA(tuple(contacts))
