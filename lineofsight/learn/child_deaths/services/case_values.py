"""Writing one column of a death by what a file says, where it is empty here or somebody decided so."""

from datetime import date

from lineofsight.core.sealed.rules import age_band
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import CaseNumber, Death, Fact, FormAnswer
from lineofsight.learn.child_deaths.rules.case_columns import BACKGROUND, BESIDES, CHILD, FACTS, REVIEWED_HERE
from lineofsight.learn.child_deaths.rules.content import edition_on
from lineofsight.learn.child_deaths.selectors.deaths import may_change
from lineofsight.learn.child_deaths.services.background import write_background
from lineofsight.learn.child_deaths.services.gathering import in_room
from lineofsight.learn.child_deaths.services.register import marks, standing_under

# What is written as it is told.
PLAIN = ("name", "born", "died", "known_at", "address", "place", "residence", "area")
BY_A_FILE = "A file said otherwise, and what it said was taken."
AGREED = "What the panel agreed is not overwritten. Open the analysis again and record it anew, or keep what stands."


def write_column(death: Death, column: str, value: str, opened: Opened, edition: str = "") -> None:
    """Write a column.

    Args:
        edition: that of the form the value is from; today's, where somebody decides.

    Raises:
        MoveRefused: it is of the analysis, or a fact on which one rests that is agreed; or days do not follow one
            another; or the number is another child’s.
    """
    if column in FACTS:
        if not may_change(death):
            raise MoveRefused(AGREED)
        row = Fact.objects.filter(death=death, question=column).first() or in_room(Fact, death, question=column)
        row.answer = value
        row.save()
    elif column in BESIDES:
        found = FormAnswer.objects.filter(death=death, question=column).first()
        answer = found or in_room(FormAnswer, death, question=column, edition=edition_on(clock.today()).edition)
        answer.answer, answer.edition = value, edition or answer.edition
        answer.save()
    elif column in BACKGROUND:
        write_background(death, {column: value}, BY_A_FILE)
    elif column in (*CHILD, *REVIEWED_HERE):
        write_child_column(death, column, value, opened)
    elif column == "case_number":
        write_number(death, value)
    else:
        raise MoveRefused(AGREED)


def write_number(death: Death, value: str) -> None:
    """Write the number another system has for a death, in place of the one that is kept."""
    if CaseNumber.objects.filter(partnership=death.partnership, mark__in=marks(value)).exists():
        raise MoveRefused("That number is kept for another death here.")
    row = CaseNumber.objects.filter(death=death).first() or in_room(CaseNumber, death)
    row.number, row.mark = value, marks(value)[0]
    row.save()


def write_child_column(death: Death, column: str, value: str, opened: Opened) -> None:
    """Write what says who the child was."""
    put_child_column(death, column, value)
    if column in ("born", "died", "notified_on"):
        date_again(death, opened)
    death.save()


def put_child_column(death: Death, column: str, value: str) -> None:
    """Put what says who the child was into its row, which is not saved yet."""
    if column == "nhs_number":
        put_number(death, value)
    elif column in PLAIN:
        setattr(death, column, value)
    elif column == "none_because":
        if value and death.nhs_number:
            raise MoveRefused("There is an NHS number.")
        death.none_because = value
    else:
        death.notified_on = date.fromisoformat(value)


def put_number(death: Death, value: str) -> None:
    """Put an NHS number into its row, or take it out."""
    if value and standing_under(death.partnership, value).exclude(pk=death.pk).exists():
        raise MoveRefused("A child with this NHS number is in the register already.")
    death.nhs_number, death.number_mark = value, marks(value)[0] if value else ""
    if value:
        death.none_because = ""


def date_again(death: Death, opened: Opened) -> None:
    """Work out again what follows from birth and death."""
    born, died = (
        date.fromisoformat(text) if text else None for text in (death.born.open(opened), death.died.open(opened))
    )
    days = [day for day in (born, died, death.notified_on, death.agreed_on) if day]
    if days != sorted(days):
        raise MoveRefused("Birth, death, notification and the agreed analysis follow one another.")
    if died:
        death.month = died.replace(day=1)
    if born and died:
        if age_band(born, died) == "18+":
            raise MoveRefused("The person was 18 or over: this is not a child death review.")
        death.age = age_band(born, died)
