"""SSDA903, the return on children looked after: its CSV files, told by their headings, or its XML."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from lineofsight.agency.read.care import Absence, Checks, Leaver, LookedAfter, Person, Review, Stay, Unaccompanied
from lineofsight.agency.read.faults import Fault, Faults, Unreadable
from lineofsight.agency.read.lists import Row, rows_of, sheets, words
from lineofsight.agency.read.ssda903_xml import read_xml

# Files of the return from which nothing is counted: told by these headings, and passed over.
OTHERS = (
    frozenset({"child", "prev perm"}), frozenset({"child", "date placed"}), frozenset({"child", "date int"}),
    frozenset({"child", "sw id"}), frozenset({"child", "dolo start"}),
)  # fmt: skip
YES = "1"


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
        for wanted, take in LISTS.items():
            if told(rows, wanted):
                for row in rows_of(name, rows, wanted, faults):
                    take(row, found)
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
        row.text("rec").upper(), where=row.place,
    ))  # fmt: skip


def take_person(row: Row, found: LookedAfter) -> None:
    found.people.append(Person(
        row.text("child"), row.day("dob"), row.text("sex").upper(), row.text("mother") == YES, row.day("mc dob"),
        where=row.place,
    ))  # fmt: skip


def take_checks(row: Row, found: LookedAfter) -> None:
    said = row.text("sdq score")
    if said and not (said.isascii() and said.isdigit() and int(said) <= 40):
        row.wrong("sdq score", "A score is a whole number from 0 to 40")
        return
    health, teeth, immunised = (row.text(name) == YES for name in ("health assessment", "teeth check", "immunisations"))
    score = int(said) if said else None
    found.checks.append(Checks(row.text("child"), health, teeth, immunised, score, where=row.place))


def take_review(row: Row, found: LookedAfter) -> None:
    held = row.day("review")
    if held is not None:
        found.reviews.append(Review(row.text("child"), held, where=row.place))


def take_leaver(row: Row, found: LookedAfter) -> None:
    found.leavers.append(Leaver(
        row.text("child"), row.day("dob"), row.text("in touch").upper(), row.text("activ").upper(),
        row.text("accom").upper(), where=row.place,
    ))  # fmt: skip


def take_absence(row: Row, found: LookedAfter) -> None:
    began, ended = row.day("mis start"), row.day("mis end")
    if began is None:
        if not row.text("mis start"):
            row.wrong("mis start", "An absence needs its first day")
        return
    found.absences.append(Absence(row.text("child"), row.text("missing").upper(), began, ended, where=row.place))


def take_unaccompanied(row: Row, found: LookedAfter) -> None:
    found.unaccompanied.append(Unaccompanied(row.text("child"), row.day("dob"), row.day("duc"), where=row.place))


# By which headings each file is told, and how its rows are taken.
LISTS: Mapping[frozenset[str], Callable[[Row, LookedAfter], None]] = {
    frozenset({"child", "decom", "rne", "ls", "dec"}): take_stay,
    frozenset({"child", "sdq score", "teeth check"}): take_checks,
    frozenset({"child", "in touch", "activ"}): take_leaver,
    frozenset({"child", "review"}): take_review,
    frozenset({"child", "mis start"}): take_absence,
    frozenset({"child", "ethnic"}): take_person,
    frozenset({"child", "duc"}): take_unaccompanied,
}
