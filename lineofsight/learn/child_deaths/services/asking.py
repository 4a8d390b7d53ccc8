"""What agencies owe of what they were asked about a death: told by its key alone, and to everybody else a day."""

from lineofsight.core.access.operations import acting
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.learn.child_deaths.models import Death, InformationRequest
from lineofsight.learn.child_deaths.selectors.asking import unanswered

# Whoever holds the information must give it (Children Act 2004, section 16N); by which day is the panel's own to say.
RULE = "The day the child death review asks for it by, local"


def owed_as(row: InformationRequest) -> str:
    """The word of what is owed of one request."""
    return f"answer_{row.ref}"


def owe_answer(row: InformationRequest) -> None:
    """The agency owes its answer by the day; where it is none of the partnership's, whoever coordinates owes asking it
    again. Called inside the operation that asks."""
    acting()
    key = row.death.room.label
    own = row.organisation is not None
    notices.owe(
        record_ref=row.death.ref, what=owed_as(row), on=row.due, rule=RULE, sealed=True,
        title=f"{'Answer what you were asked' if own else 'See that it is answered'}: {key}",
        address=address("child_deaths:see_request", ref=row.ref) if own
        else address("child_deaths:death", ref=row.death.ref),
        organisation=row.organisation, role="" if own else Role.CDOP_COORDINATOR,
    )  # fmt: skip


def owe_answers(death: Death) -> None:
    """Every answer that is not back is owed again, since its review goes on."""
    for row in unanswered(death.partnership).filter(death=death):
        owe_answer(row)


def lift_answers(death: Death) -> None:
    """No answer is owed any more and no meeting: its review ended, went to another area, or was agreed elsewhere."""
    death.planned_meetings.filter(over=False).update(over=True)
    notices.lift(record_ref=death.ref)
