"""What else of a death goes when its room is erased, and what is left: counts that no key leads to.

The house empties what is sealed. Here goes what is not sealed and would together point to one child: where they were
from, what was found, which agencies were asked, and days. It is called inside the erasing of a room.
"""

from collections.abc import Iterable

from django.db.models import F

from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.selectors import holds_on
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import (
    Analysis,
    Background,
    CaseNumber,
    Conflict,
    Death,
    Difference,
    EarlierSummary,
    Fact,
    Factor,
    Family,
    FamilyFeedback,
    FamilySent,
    FormAnswer,
    InformationRequest,
    Learning,
    Left,
    OnPanel,
    PlannedMeeting,
    Referral,
    Response,
    Submission,
    Wait,
)
from lineofsight.learn.child_deaths.rules.pictures import Counted
from lineofsight.learn.child_deaths.selectors import counting
from lineofsight.learn.child_deaths.services.asking import lift_answers
from lineofsight.learn.child_deaths.services.register import change

# Each goes whole; what points to another goes before it.
GO = (
    Submission, Factor, Analysis, Background, CaseNumber, Difference, Fact, Family, FamilyFeedback, FamilySent,
    FormAnswer, InformationRequest, Learning, PlannedMeeting, Referral, Response, Wait,
)  # fmt: skip
# What stands in the row of a death instead: nothing that was said of the child.
EMPTY = {
    "age": "unknown", "met_on": None, "ready_on": None, "agreed_on": None, "none_because": "", "number_mark": "",
    "residence": "", "area": "", "transferred_on": None, "twin_key": "",
}  # fmt: skip


def erase_death(room: Room) -> None:
    """Erase what is left of a death but its key, its state and the financial years of death and notification; what
    tables count of it is counted first."""
    acting()
    death = Death.objects.select_for_update().get(room=room)
    for dimensions in counting.rows_of(death).values():
        for dimension, rows in dimensions.items():
            leave(room.partnership, dimension, rows)
    lift_answers(death)
    take_off(OnPanel.objects.filter(death=death))
    for model in GO:
        model.objects.filter(death=death).delete()
    years = {name: Period.financial_year_of(getattr(death, name)).start for name in ("month", "notified_on")}
    change(death, **EMPTY, **years)


def erase_panel(room: Room) -> None:
    """Erase who was too near and how summaries stood, and that a death whose own room was erased was on the panel."""
    acting()
    EarlierSummary.objects.filter(room=room).delete()
    Conflict.objects.filter(room=room).delete()
    OnPanel.objects.filter(room=room, death__in=counting.erased(room.partnership)).delete()


def take_off(rows: Iterable[OnPanel]) -> None:
    """Erase what panels read of a death, which stands in their rooms. Where a legal hold keeps a panel's room, it goes
    with that room."""
    for row in rows:
        if not holds_on(row.room).exists():
            row.earlier.all().delete()
            row.conflicts.all().delete()
            row.delete()


def leave(partnership: Partnership, dimension: str, rows: Iterable[Counted]) -> None:
    """Count what is left of a death in one dimension, beside that of others."""
    for row in rows:
        kept, _ = Left.objects.get_or_create(
            partnership=partnership, population=row.population, dimension=dimension, code=row.code, panel=row.panel,
            year=row.year,
        )  # fmt: skip
        Left.objects.filter(pk=kept.pk).update(count=F("count") + 1)
