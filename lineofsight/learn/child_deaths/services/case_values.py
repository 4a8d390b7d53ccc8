"""Writing one column of a death by what a file says, where it is empty here or somebody decided so."""

from datetime import date

from lineofsight.core.sealed.rules import age_band
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, Fact, FormAnswer
from lineofsight.learn.child_deaths.rules.case_columns import BACKGROUND, BESIDES, CHILD, FACTS
from lineofsight.learn.child_deaths.rules.content import edition_on
from lineofsight.learn.child_deaths.services.background import write_background
from lineofsight.learn.child_deaths.services.gathering import in_room
from lineofsight.learn.child_deaths.services.register import change, marks, standing_under

SEALED = ("name", "known_at", "address", "place")
BY_A_FILE = "A file said otherwise, and what it said was taken."
AGREED = "What the panel agreed is not overwritten. Open the analysis again and record it anew, or keep what stands."


def write_column(death: Death, column: str, value: str, opened: Opened) -> None:
    """Write a column.

    Raises:
        MoveRefused: it is of the analysis; or days do not follow one another; or the number is another child’s.
    """
    if column in FACTS:
        row = Fact.objects.filter(death=death, question=column).first() or in_room(Fact, death, question=column)
        row.answer = value
        row.save()
    elif column in BESIDES:
        found = FormAnswer.objects.filter(death=death, question=column).first()
        answer = found or in_room(FormAnswer, death, question=column, edition=edition_on(clock.today()).edition)
        answer.answer = value
        answer.save()
    elif column in BACKGROUND:
        write_background(death, {column: value}, BY_A_FILE)
    elif column in CHILD:
        write_child_column(death, column, value, opened)
    else:
        raise MoveRefused(AGREED)


def write_child_column(death: Death, column: str, value: str, opened: Opened) -> None:
    """Write what says who the child was."""
    if column == "nhs_number":
        if standing_under(death.partnership, value).exclude(pk=death.pk).exists():
            raise MoveRefused("A child with this NHS number is in the register already.")
        death.nhs_number, death.number_mark, death.none_because = value, marks(value)[0], ""
    elif column in ("born", "died"):
        setattr(death, column, value)
        date_again(death, opened)
    elif column in SEALED:
        setattr(death, column, value)
    elif column == "none_because":
        if death.nhs_number:
            raise MoveRefused("There is an NHS number.")
        death.none_because = value
    else:
        change(death, notified_on=date.fromisoformat(value))
        date_again(death, opened)
    death.save()


def date_again(death: Death, opened: Opened) -> None:
    """Work out again what follows from birth and death."""
    born, died = (
        date.fromisoformat(text) if text else None for text in (death.born.open(opened), death.died.open(opened))
    )
    days = [day for day in (born, died, death.notified_on) if day]
    if days != sorted(days):
        raise MoveRefused("Birth, death and notification follow one another.")
    if died:
        death.month = died.replace(day=1)
    if born and died:
        if age_band(born, died) == "18+":
            raise MoveRefused("The person was 18 or over: this is not a child death review.")
        death.age = age_band(born, died)
