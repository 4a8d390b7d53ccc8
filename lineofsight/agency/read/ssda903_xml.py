"""SSDA903 as XML: the same words as in the CSV files as elements; a child's episodes stand after its header."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from lineofsight.agency.read.care import Absence, Checks, Leaver, LookedAfter, Person, Review, Stay, Unaccompanied
from lineofsight.agency.read.faults import Faults
from lineofsight.agency.read.lists import read_moment
from lineofsight.agency.read.xml import records

# Health, teeth, immunisations.
CHECKED = ("HEALTH_ASSESSMENT", "TEETH_CHECK", "IMMUNISATIONS")
YES = "1"


@dataclass(frozen=True)
class Reading:
    """One child of the file: where it stands, what its header says, and what is found wrong in it."""

    element: Element
    where: str
    said: Mapping[str, str]
    faults: Faults

    @property
    def child(self) -> str:
        return self.said.get("CHILDID", "")

    def day(self, said: str, tag: str) -> date | None:
        """A day, as text; a fault where it is none."""
        if not said:
            return None
        try:
            return read_moment(said)[0]
        except ValueError:
            self.faults.add(f"{self.where}, {tag}", "This is not a day, such as 31/03/2024 or 2024-03-31")
            return None

    def own(self, tag: str) -> date | None:
        """A day of the child's header."""
        return self.day(self.said.get(tag, ""), tag)


def read_xml(path: Path, found: LookedAfter, faults: Faults) -> None:
    """Every child of an XML return."""
    for number, (line, element) in enumerate(records(path, frozenset({"CHILD"}), root="EXPSSDA903"), start=1):
        said = {each.tag: (each.text or "").strip() for each in element.iter() if len(each) == 0}
        reading = Reading(element, f"child {number:,} (line {line:,})", said, faults)
        take_person(reading, found)
        take_stays(reading, found)
        take_absences(reading, found)
        take_rest(reading, found)


def take_person(reading: Reading, found: LookedAfter) -> None:
    said = reading.said
    if {"SEX", "ETHNIC", "UPN"} & said.keys():
        found.people.append(Person(
            reading.child, reading.own("DOB"), said.get("SEX", ""), said.get("MOTHER") == YES, reading.own("MC_DOB"),
            where=reading.where,
        ))  # fmt: skip
    if said.get("UASC") == YES:
        until = reading.own("DUC")
        found.unaccompanied.append(Unaccompanied(reading.child, reading.own("DOB"), until, where=reading.where))


def take_stays(reading: Reading, found: LookedAfter) -> None:
    for place, each in enumerate(reading.element.iter("EPISODE"), start=1):
        cells = {one.tag: (one.text or "").strip() for one in each}
        began, ended = (reading.day(cells.get(tag, ""), tag) for tag in ("DECOM", "DEC"))
        if began is None:
            reading.faults.add(f"{reading.where}, DECOM", "An episode needs its first day")
            continue
        found.stays.append(Stay(
            reading.child, began, cells.get("RNE", ""), cells.get("LS", ""), cells.get("PL", ""), ended,
            cells.get("REC", ""), where=f"{reading.where}, EPISODE {place}",
        ))  # fmt: skip


def take_absences(reading: Reading, found: LookedAfter) -> None:
    for place, each in enumerate(reading.element.iter("AMISSING"), start=1):
        cells = {one.tag: (one.text or "").strip() for one in each}
        began, ended = (reading.day(cells.get(tag, ""), tag) for tag in ("MIS_START", "MIS_END"))
        if began is not None:
            where = f"{reading.where}, AMISSING {place}"
            found.absences.append(Absence(reading.child, cells.get("MISSING", ""), began, ended, where=where))


def take_rest(reading: Reading, found: LookedAfter) -> None:
    """Reviews, checks of health, and what became of who has left."""
    said, where = reading.said, reading.where
    for each in reading.element.iter("REVIEW"):
        if (held := reading.day((each.text or "").strip(), "REVIEW")) is not None:
            found.reviews.append(Review(reading.child, held, where=where))
    if reading.element.find(".//OC2") is not None:
        score = said.get("SDQ_SCORE", "")
        health, teeth, immunised = (said.get(tag) == YES for tag in CHECKED)
        points = int(score) if score.isdecimal() else None
        found.checks.append(Checks(reading.child, health, teeth, immunised, points, where=where))
    if said.get("IN_TOUCH"):
        found.leavers.append(Leaver(
            reading.child, reading.own("DOB"), said["IN_TOUCH"], said.get("ACTIV", ""), said.get("ACCOM", ""),
            where=where,
        ))  # fmt: skip
