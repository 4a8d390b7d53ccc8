"""A list of missing incidents, as a council or a police force keeps it: CSV or a workbook, found by its headings."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from lineofsight.agency.read.faults import Faults
from lineofsight.agency.read.lists import Row, rows_of, sheets

BEGAN, BACK = "missing from", "returned"
OFFERED, HELD, HELD_AT = "interview offered", "interview held", "interview date"
WANTED = frozenset({BEGAN})
# How lists write their headings, in the words of `words`.
ALSO = {
    "date missing": BEGAN, "missing start": BEGAN, "mis start": BEGAN, "start of missing episode": BEGAN,
    "missing episode start": BEGAN, "missing since": BEGAN, "date and time missing": BEGAN,
    "date returned": BACK, "missing end": BACK, "mis end": BACK, "missing until": BACK, "found": BACK,
    "missing episode end": BACK, "date and time returned": BACK,
    "return interview offered": OFFERED, "rhi offered": OFFERED, "offered": OFFERED,
    "return interview held": HELD, "rhi held": HELD, "interview accepted": HELD, "rhi accepted": HELD,
    "return interview accepted": HELD, "held": HELD,
    "return interview date": HELD_AT, "rhi date": HELD_AT, "date of interview": HELD_AT,
    "child unique id": "child", "child id": "child", "lachildid": "child", "person id": "child", "unique id": "child",
    "first name": "forename", "given name": "forename", "last name": "surname", "family name": "surname",
    "dob": "date of birth", "birth date": "date of birth", "town or city": "town", "city": "town", "gender": "sex",
    "e mail": "email", "status": "care status", "legal status": "care status",
}  # fmt: skip
YES = frozenset({"y", "yes", "1", "true"})
SEXES = {"f": "female", "female": "female", "2": "female", "m": "male", "male": "male", "1": "male"}
STATUSES = {
    "none": "none", "not looked after": "none", "looked after": "looked_after", "looked after by us": "looked_after",
    "other authority": "other_authority", "looked after by another authority": "other_authority", "other": "other",
}  # fmt: skip
WITHIN = timedelta(hours=72)


@dataclass(frozen=True)
class Incident:
    """A time for which a child was missing, and the talk that was offered when they came back."""

    child: str
    began: date
    born: date | None = None
    sex: str = ""
    status: str = ""
    offered: bool = False
    held: bool = False
    in_time: bool = False
    forename: str = ""
    surname: str = ""
    town: str = ""
    email: str = ""


@dataclass(frozen=True)
class MissingList:
    """A list of incidents."""

    incidents: tuple[Incident, ...]


def read_missing(path: Path) -> MissingList:
    """A list of missing incidents.

    Raises:
        Unreadable: with each place that is wrong, or where nothing has the headings of such a list.
    """
    faults, found, seen = Faults(), [], False
    for name, rows in sheets(path):
        for row in rows_of(name, rows, WANTED, faults, ALSO):
            seen = True
            if (incident := read_incident(row)) is not None:
                found.append(incident)
    if not (seen or faults):
        faults.add("", "No heading says from when a child was missing, such as “Missing from” or “Date missing”")
    faults.settle(path.name)
    return MissingList(tuple(found))


def read_incident(row: Row) -> Incident | None:
    began, back, talked = row.moment(BEGAN), row.moment(BACK), row.moment(HELD_AT)
    if began is None:
        if not row.text(BEGAN):
            row.wrong(BEGAN, "An incident needs the day from which the child was missing")
        return None
    held = talked is not None or row.text(HELD).casefold() in YES
    if not (row.text("child") or row.text("surname")):
        row.wrong("child", "The row names no child, so incidents of one child cannot be told together")
    return Incident(
        child=row.text("child"),
        began=began[0],
        born=row.day("date of birth"),
        sex=SEXES.get(row.text("sex").casefold(), ""),
        status=STATUSES.get(row.text("care status").casefold(), ""),
        offered=held or row.text(OFFERED).casefold() in YES,
        held=held,
        in_time=within(back, talked),
        forename=row.text("forename"),
        surname=row.text("surname"),
        town=row.text("town"),
        email=row.text("email"),
    )


def within(back: tuple[date, time | None] | None, talked: tuple[date, time | None] | None) -> bool:
    """Whether a talk was held within 72 clock hours of the return. Where a list gives no time for one of them, only
    days can be told: by the end of the third day after."""
    if back is None or talked is None or talked[0] < back[0]:
        return False
    if back[1] is None or talked[1] is None:
        return talked[0] <= back[0] + timedelta(days=3)
    return timedelta(0) <= datetime.combine(*talked) - datetime.combine(*back) <= WITHIN  # type: ignore[arg-type]
