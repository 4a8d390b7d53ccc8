"""Who a child was, corrected or completed by hand. What stood before is kept."""

from collections.abc import Mapping

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.sealed.selectors import takes_names
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, Difference
from lineofsight.learn.child_deaths.rules.case_columns import CHILD, REVIEWED_HERE
from lineofsight.learn.child_deaths.rules.case_values import same
from lineofsight.learn.child_deaths.rules.comparing import KINDS
from lineofsight.learn.child_deaths.rules.correcting import correction_refusal
from lineofsight.learn.child_deaths.selectors.case_file import told_of
from lineofsight.learn.child_deaths.services.case_values import date_again, put_child_column
from lineofsight.learn.child_deaths.services.gathering import in_room


@operation("child_deaths.correct_child", on="death")
def correct_child(actor: Actor, *, death: Death, told: Mapping[str, str], opened: Opened) -> Death:
    """Write who the child was, as it is right. What stood is kept beside what stands since.

    Args:
        told: by column, each value as a file’s would be read; a column that is not there stays as it is.

    Raises:
        MoveRefused: names may not be taken here yet, it was taken out of the register, nothing is different, or it
            cannot stand here.
    """
    if not takes_names(death.partnership, Death.KIND):
        raise MoveRefused("Names may not be taken here yet.")
    here = told_of(death, opened)
    otherwise = {
        key: told[key]
        for key in (*CHILD, *REVIEWED_HERE)
        if key in told and not same(KINDS[key], told[key], here.get(key, ""))
    }
    refusal = correction_refusal(here, otherwise, death.state)
    if refusal:
        raise MoveRefused(refusal)
    for column, value in otherwise.items():
        put_child_column(death, column, value)
    date_again(death, opened)
    death.save()
    for column, value in otherwise.items():
        keep(death, column, stood=here.get(column, ""), told=value)
    return death


def keep(death: Death, column: str, *, stood: str, told: str) -> None:
    """Keep what stood in a column and what stands there since."""
    in_room(Difference, death, column=column, told=told, stood=stood, decided="right", decided_on=clock.today()).save()
