"""Where a file says otherwise: noted once, and decided by somebody."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import CaseNumber, Death, Difference
from lineofsight.learn.child_deaths.selectors.case_file import told_of
from lineofsight.learn.child_deaths.services.case_values import write_column
from lineofsight.learn.child_deaths.services.gathering import in_room
from lineofsight.learn.child_deaths.services.register import marks


def note_difference(death: Death, column: str, told: str, opened: Opened) -> bool:
    """Note that a file says otherwise, once for what it says; returns whether it is new. What was taken once and does
    not stand any more is asked again."""
    acting()
    before = death.differences.filter(column=column).exclude(decided__in=("taken", "right"))
    if any(row.told.open(opened) == told for row in before):
        return False
    in_room(Difference, death, column=column, told=told).save()
    return True


def keep_number(death: Death, number: str) -> bool:
    """Keep the number another system has for a death; returns whether it is new. One that is kept stays."""
    acting()
    if number == death.key or CaseNumber.objects.filter(mark__in=marks(number)).exists():
        return False
    if CaseNumber.objects.filter(death=death).exists():
        return False
    in_room(CaseNumber, death, number=number, mark=marks(number)[0]).save()
    return True


def number_otherwise(death: Death, number: str) -> dict[str, str]:
    """The number of a row, where another is kept for its death: a second system has the same child."""
    others = CaseNumber.objects.filter(death=death).exclude(mark__in=marks(number))
    return {"case_number": number} if number != death.key and others.exists() else {}


@operation("child_deaths.decide_difference", on="difference")
def decide_difference(actor: Actor, *, difference: Difference, take: bool, opened: Opened) -> Difference:
    """Decide which is right: what stands here, or what the file says.

    Raises:
        MoveRefused: what a panel agreed is not overwritten; or what the file says cannot stand here.
    """
    death = difference.death
    difference.stood = told_of(death, opened).get(difference.column, "")
    if take:
        write_column(death, difference.column, difference.told.open(opened), opened)
    difference.decided, difference.decided_on = "taken" if take else "kept", clock.today()
    difference.save()
    return difference
