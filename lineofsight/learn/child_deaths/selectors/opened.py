"""What is read in a room that was opened: who the child was, and the clocks that run from days which are sealed."""

from dataclasses import dataclass
from datetime import date, datetime

from lineofsight.core.sealed.values import Opened
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.clocks import Running, ends
from lineofsight.learn.child_deaths.rules.content import clocks
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
    }  # fmt: skip
    shown = (clock for clock in clocks() if clock.holds(died))
    made = (Running(clock, ends(clock, begun[clock.starts]), done.get(clock.key)) for clock in shown)
    return [each for each in made if each.due and each.clock.key in done]


def minimum_of(death: Death, opened: Opened, *, named: bool = True) -> dict[str, str]:
    """The least another review needs to know of a death that was handed to it: who it was, and when they died; where
    names may not be taken, its key and the month alone."""
    child = who(death, opened)
    if not named:
        return {"key": death.key, "name": "", "nhs_number": "", "died": f"{death.month:%Y-%m}"}
    day = child.died.isoformat() if child.died else f"{death.month:%Y-%m}"
    return {"key": death.key, "name": child.name, "nhs_number": child.nhs_number, "died": day}
