"""What is read in a room that was opened: who the child was, and the clocks that run from days which are sealed."""

from dataclasses import dataclass
from datetime import date, datetime

from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.wording import Known
from lineofsight.learn.child_deaths.models import Death, Difference
from lineofsight.learn.child_deaths.rules.case_columns import columns
from lineofsight.learn.child_deaths.rules.case_values import written
from lineofsight.learn.child_deaths.rules.clocks import HOME_VISIT, Running, day_of, ends
from lineofsight.learn.child_deaths.rules.content import clocks
from lineofsight.learn.child_deaths.rules.panels import gives_away
from lineofsight.learn.child_deaths.selectors.choices import clock_from
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of


@dataclass(frozen=True)
class Who:
    """Who a child was, as it was written down; days that were not given are none."""

    name: str
    nhs_number: str
    born: date | None
    died: date | None
    known_at: datetime | None
    address: str
    place: str


def points_to(text: str, death: Death, opened: Opened) -> str | None:
    """What in a text that leaves the room points to the child, as a sentence; none where nothing does."""
    child = who(death, opened)
    of = death.partnership
    known = Known(
        names=(child.name,), places=(child.address, child.place),
        days=tuple(day for day in (child.born, child.died) if day), spared=(of.name, of.area_name),
    )  # fmt: skip
    return gives_away(text, known)


def who(death: Death, opened: Opened) -> Who:
    """Who a child was."""
    born, died, known = (column.open(opened) for column in (death.born, death.died, death.known_at))
    return Who(
        name=death.name.open(opened), nhs_number=death.nhs_number.open(opened),
        born=date.fromisoformat(born) if born else None, died=date.fromisoformat(died) if died else None,
        known_at=datetime.fromisoformat(known) if known else None,
        address=death.address.open(opened), place=death.place.open(opened),
    )  # fmt: skip


def running(death: Death, opened: Opened) -> list[Running]:
    """The clocks of a review, from the days that are known; those for other years are not among them."""
    child, analysis = who(death, opened), analysis_of(death)
    died = child.died or death.month
    begun = {"the death being known": child.known_at, "the death": child.died, "everything being there": death.ready_on}
    done = {
        "notification_2008": death.notified_on, "notification": death.notified_on, "review_meeting": death.met_on,
        **dict.fromkeys(("panel", "half_year", "year"), analysis.agreed_on if analysis else None),
        **visit_of(death, opened),
    }  # fmt: skip
    shown = (
        clock_from(death.partnership, clock, day_of(begun[clock.starts] or died))
        for clock in clocks()
        if clock.holds(died)
    )
    made = (Running(clock, ends(clock, begun[clock.starts]), done.get(clock.key)) for clock in shown)
    return [each for each in made if each.due and each.clock.key in done]


def visit_of(death: Death, opened: Opened) -> dict[str, datetime | None]:
    """When the home was visited first, by the key of its clock. It is asked for by a joint agency response alone: where
    none was started nothing runs (local procedure for sudden unexpected death, local)."""
    response = death.responses.filter(started=True).last()
    if response is None:
        return {}
    at = response.visited_at.open(opened)
    return {HOME_VISIT: datetime.fromisoformat(at) if at else None}


def minimum_of(death: Death, opened: Opened, *, named: bool = True) -> dict[str, str]:
    """The least another review needs to know of a death that was handed to it: who it was, and when they died; where
    names may not be taken, its key and the month alone."""
    child = who(death, opened)
    if not named:
        return {"key": death.key, "name": "", "nhs_number": "", "died": f"{death.month:%Y-%m}"}
    day = child.died.isoformat() if child.died else f"{death.month:%Y-%m}"
    return {"key": death.key, "name": child.name, "nhs_number": child.nhs_number, "died": day}


def besides_of(death: Death, opened: Opened) -> list[tuple[str, str]]:
    """What the forms ask besides, in words, with the edition that asks it."""
    known = {column.key: column for column in columns()}
    return [
        (
            known[row.question].label,
            f"{written(known[row.question].kind, row.answer.open(opened))} (form of {row.edition})",
        )
        for row in death.form_answers.all()
    ]


def differences_of(death: Death, opened: Opened) -> list[tuple[Difference, str, str, str]]:
    """Where a file says otherwise: in which column, what it says, and what stood here when it was decided."""
    known = {column.key: column for column in columns()}
    return [
        (row, column.label, written(column.kind, row.told.open(opened)), written(column.kind, row.stood.open(opened)))
        for row in death.differences.exclude(decided="right")
        if (column := known[row.column])
    ]


def corrections_of(death: Death, opened: Opened) -> list[tuple[str, str, str, date | None]]:
    """What was put right about who the child was: what stood, what stands since, and from when."""
    known = {column.key: column for column in columns()}
    return [
        (column.label, written(column.kind, row.stood.open(opened)), written(column.kind, row.told.open(opened)),
         row.decided_on)
        for row in death.differences.filter(decided="right")
        if (column := known[row.column])
    ]  # fmt: skip
