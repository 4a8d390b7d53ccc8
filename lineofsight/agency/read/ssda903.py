"""SSDA903, the return on children looked after: its CSV files, told by their headings, or its XML."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lineofsight.agency.read.faults import Fault, Faults, Unreadable
from lineofsight.agency.read.lists import Row, read_moment, rows_of, sheets, words
from lineofsight.agency.read.xml import records

# Legal statuses of an agreed series of short breaks, which the department leaves out.
SHORT_BREAKS = frozenset({"V3", "V4"})
# By which headings each file is told.
EPISODES = frozenset({"child", "decom", "rne", "ls", "dec"})
CHECKS = frozenset({"child", "sdq score", "teeth check"})
REVIEWS = frozenset({"child", "review"})
LEAVERS = frozenset({"child", "in touch", "activ"})
# The same in XML: health, teeth, immunisations.
CHECKED = ("HEALTH_ASSESSMENT", "TEETH_CHECK", "IMMUNISATIONS")
OTHERS = (
    frozenset({"child", "ethnic"}), frozenset({"child", "mis start"}),
    frozenset({"child", "prev perm"}), frozenset({"child", "duc"}), frozenset({"child", "date placed"}),
    frozenset({"child", "date int"}), frozenset({"child", "sw id"}), frozenset({"child", "dolo start"}),
)  # fmt: skip


@dataclass(slots=True)
class Stay:
    """One episode of being looked after: from when, why it began, by which legal status, where, and how it ended."""

    child: str
    began: date
    reason: str
    status: str
    place: str
    ended: date | None = None
    why_ended: str = ""

    @property
    def short_break(self) -> bool:
        """Whether it belongs to an agreed series of short breaks."""
        return self.status in SHORT_BREAKS


@dataclass(slots=True)
class Checks:
    """What was done for a child's health in the year, and the score of the strengths and difficulties questionnaire."""

    child: str
    health: bool = False
    teeth: bool = False
    immunised: bool = False
    score: int | None = None


@dataclass(slots=True)
class Leaver:
    """A care leaver around a birthday: whether the council was in touch, and what they were doing."""

    child: str
    born: date | None
    in_touch: str = ""
    activity: str = ""


@dataclass(slots=True)
class Review:
    """A review of a child's care, on the day it was held."""

    child: str
    held: date


@dataclass
class LookedAfter:
    """An SSDA903 return."""

    stays: list[Stay] = field(default_factory=list)
    checks: list[Checks] = field(default_factory=list)
    leavers: list[Leaver] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)


def read_looked_after(paths: Iterable[Path]) -> LookedAfter:
    """A return from its files: a folder of CSV, several of them, or one XML.

    Raises:
        Unreadable: with each place that is wrong; then nothing was taken.
    """
    found, faults = LookedAfter(), Faults()
    listed = [each for path in paths for each in (sorted(path.glob("*.csv")) if path.is_dir() else [path])]
    for path in listed:
        if path.suffix.lower() == ".xml":
            read_xml(path, found, faults)
        else:
            read_csv(path, found, faults)
    if not (found.stays or faults):
        faults.add("", "There is no list of episodes among these files, told by CHILD, DECOM, RNE, LS and DEC")
    faults.settle(", ".join(path.name for path in listed) or "SSDA903")
    return found


def read_csv(path: Path, found: LookedAfter, faults: Faults) -> None:
    """One of the CSV files, told by its headings; one that is none of the return's is refused."""
    for name, table in sheets(path):
        rows = list(table)
        kinds = {EPISODES: take_stay, CHECKS: take_checks, LEAVERS: take_leaver, REVIEWS: take_review}
        for wanted, take in kinds.items():
            for row in rows_of(name, rows, wanted, faults):
                take(row, found)
            if told(rows, wanted):
                return
        if not any(told(rows, wanted) for wanted in OTHERS):
            raise Unreadable(path.name, [Fault("", "Its headings are those of no SSDA903 file")])


def told(rows: list, wanted: frozenset[str]) -> bool:
    """Whether a table's first row has the wanted headings."""
    return bool(rows) and wanted <= {words(cell) for cell in rows[0]}


def take_stay(row: Row, found: LookedAfter) -> None:
    began, ended = row.day("decom"), row.day("dec")
    if not row.text("child"):
        row.wrong("child", "The row names no child")
    if began is None:
        if not row.text("decom"):
            row.wrong("decom", "An episode needs its first day")
        return
    found.stays.append(Stay(
        row.text("child"), began, row.text("rne").upper(), row.text("ls").upper(), row.text("place").upper(), ended,
        row.text("rec").upper(),
    ))  # fmt: skip


def take_checks(row: Row, found: LookedAfter) -> None:
    said = row.text("sdq score")
    if said and not (said.isascii() and said.isdigit() and int(said) <= 40):
        row.wrong("sdq score", "A score is a whole number from 0 to 40")
        return
    health, teeth, immunised = (row.text(name) == "1" for name in ("health assessment", "teeth check", "immunisations"))
    found.checks.append(Checks(row.text("child"), health, teeth, immunised, int(said) if said else None))


def take_review(row: Row, found: LookedAfter) -> None:
    held = row.day("review")
    if held is not None:
        found.reviews.append(Review(row.text("child"), held))


def take_leaver(row: Row, found: LookedAfter) -> None:
    found.leavers.append(
        Leaver(row.text("child"), row.day("dob"), row.text("in touch").upper(), row.text("activ").upper())
    )


def read_xml(path: Path, found: LookedAfter, faults: Faults) -> None:
    """The XML form, which has the same words as elements; a child's episodes stand after its header."""
    for number, (line, element) in enumerate(records(path, frozenset({"CHILD"}), root="EXPSSDA903"), start=1):
        where = f"child {number:,} (line {line:,})"
        said = {each.tag: (each.text or "").strip() for each in element.iter() if len(each) == 0}
        for each in element.iter("EPISODE"):
            cells = {one.tag: (one.text or "").strip() for one in each}
            began, ended = (xml_day(cells.get(tag, ""), where, tag, faults) for tag in ("DECOM", "DEC"))
            if began is None:
                faults.add(f"{where}, DECOM", "An episode needs its first day")
                continue
            found.stays.append(Stay(
                said.get("CHILDID", ""), began, cells.get("RNE", ""), cells.get("LS", ""), cells.get("PL", ""), ended,
                cells.get("REC", ""),
            ))  # fmt: skip
        for each in element.iter("REVIEW"):
            if (held := xml_day((each.text or "").strip(), where, "REVIEW", faults)) is not None:
                found.reviews.append(Review(said.get("CHILDID", ""), held))
        if element.find(".//OC2") is not None:
            score = said.get("SDQ_SCORE", "")
            health, teeth, immunised = (said.get(tag) == "1" for tag in CHECKED)
            points = int(score) if score.isdecimal() else None
            found.checks.append(Checks(said.get("CHILDID", ""), health, teeth, immunised, points))
        if said.get("IN_TOUCH"):
            born = xml_day(said.get("DOB", ""), where, "DOB", faults)
            found.leavers.append(Leaver(said.get("CHILDID", ""), born, said["IN_TOUCH"], said.get("ACTIV", "")))


def xml_day(said: str, where: str, tag: str, faults: Faults) -> date | None:
    if not said:
        return None
    try:
        return read_moment(said)[0]
    except ValueError:
        faults.add(f"{where}, {tag}", "This is not a day, such as 31/03/2024 or 2024-03-31")
        return None
