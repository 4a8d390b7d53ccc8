"""Telling agencies that took part in a rapid review what was decided after it: by letters, once somebody sends them."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import AgencyTold, Incident
from lineofsight.learn.reviews.rules.telling import DECIDED, RECORDS
from lineofsight.learn.reviews.selectors.telling import decided_after, to_be_told
from lineofsight.learn.reviews.services.accounts import NOBODY, lead_of
from lineofsight.learn.reviews.services.owing import owe, settle, write

TELL = "tell_agencies"
# Working days in which agencies are told, once what follows is settled. Strength: local.
TOLD_WITHIN = 10
RULE = "Ten working days, local"
NONE_LEFT = "No agency that took part waits to be told."


@operation("reviews.tell_agencies", on="incident")
def tell_agencies(actor: Actor, *, incident: Incident) -> list[AgencyTold]:
    """Write to whoever leads now for each agency that took part in a rapid review: its key, what was decided, and when
    the Panel answered. Nothing that was said in the room is in it.

    Raises:
        MoveRefused: what follows is not settled, nobody is left to tell, or nobody leads for an agency any more.
    """
    # Of two who send them at once the second finds nobody left to tell.
    Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    outcome, answer = decided_after(incident), incident.responses.last()
    accounts = to_be_told(incident)
    if not accounts:
        raise MoveRefused(NONE_LEFT if outcome else "What follows is not settled yet.")
    told = []
    for account in accounts:
        lead = lead_of(account)
        if lead is None:
            raise MoveRefused(NOBODY.format(account.organisation))
        write(incident, "reviews/decided", lead, decided=DECIDED[outcome], records=RECORDS[outcome],
              answered_on=answer.received_on if answer else None)  # fmt: skip
        told.append(
            AgencyTold.objects.create(
                partnership=incident.partnership, room=incident.room, incident=incident,
                organisation=account.organisation, person=lead, decided=outcome,
            )
        )  # fmt: skip
    settle(incident, TELL)
    return told


def owe_telling(incident: Incident) -> None:
    """The business manager owes the letters once what follows is settled, where an agency took part. Called inside the
    operation that settles it."""
    acting()
    if to_be_told(incident):
        on = add_working_days(clock.today(), TOLD_WITHIN)
        owe(incident, TELL, "Tell the agencies what was decided", on, RULE, role=Role.BUSINESS_MANAGER)


def lift_telling(incident: Incident) -> None:
    """Nothing is told while what follows is settled anew. Called inside the operation that opens it again."""
    acting()
    notices.lift(record_ref=incident.ref, what=TELL)
