"""The review meeting: the day it is planned for, which whoever coordinates owes and each agency that was asked, and
that it was held. To everybody else what is due is a day."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, InformationRequest, PlannedMeeting
from lineofsight.learn.child_deaths.rules.reviewing import plan_refusal
from lineofsight.learn.child_deaths.selectors.deaths import meeting_planned
from lineofsight.learn.child_deaths.services.register import change

HOLD = "review_meeting"
RULE = "The day the review meeting is planned for, local"


@operation("child_deaths.plan_review_meeting", on="death")
def plan_review_meeting(actor: Actor, *, death: Death, on: date, why: str = "") -> PlannedMeeting:
    """Plan the day of the review meeting, or another day for it: the day before stays on the record.

    Args:
        why: why it is another day, a key of the rules.

    Raises:
        MoveRefused: its review does not wait for a meeting, the meeting is planned for that day already, or another
            day has no reason.
    """
    before = meeting_planned(death)
    refusal = plan_refusal(death.state, before.on if before else None, on, why)
    if refusal:
        raise MoveRefused(refusal)
    death.planned_meetings.filter(over=False).update(over=True)
    made = PlannedMeeting(partnership=death.partnership, room=death.room, death=death, on=on, why=why if before else "")
    made.save()
    notices.owe(
        record_ref=death.ref, what=HOLD, on=on, rule=RULE, sealed=True, role=Role.CDOP_COORDINATOR,
        title=f"Hold the review meeting: {death.room.label}", address=address("child_deaths:death", ref=death.ref),
    )  # fmt: skip
    for row in death.requests.exclude(organisation=None):
        owe_coming(row)
    return made


@operation("child_deaths.hold_review_meeting", on="death")
def hold_review_meeting(actor: Actor, *, death: Death, on: date) -> Death:
    """Record the meeting of those who cared for the child; another stands in its place, as does a day put right. What
    was due of it is done."""
    records.move(death, "hold_review_meeting")
    planned = death.planned_meetings.filter(over=False)
    if planned.exists():
        planned.update(over=True)
        notices.settle(record_ref=death.ref, what=HOLD)
        for row in death.requests.exclude(organisation=None):
            notices.settle(record_ref=death.ref, what=coming_as(row))
    return change(death, met_on=on)


def coming_as(row: InformationRequest) -> str:
    """The word of what an agency owes of the meeting, however often it was asked."""
    return f"meeting_{row.organisation.ref}"


def owe_coming(row: InformationRequest) -> None:
    """An agency of the partnership that was asked about the child owes being at the meeting that is planned, unless it
    said that it did not know them. It reads the day under the key alone. Called inside an operation."""
    acting()
    meeting = meeting_planned(row.death)
    if row.organisation is None or meeting is None:
        return
    if all(each.knew is False for each in row.death.requests.filter(organisation=row.organisation)):
        notices.lift(record_ref=row.death.ref, what=coming_as(row))
        return
    notices.owe(
        record_ref=row.death.ref, what=coming_as(row), on=meeting.on, rule=RULE, sealed=True,
        title=f"Come to the review meeting: {row.death.room.label}",
        address=address("child_deaths:see_request", ref=row.ref), organisation=row.organisation,
    )  # fmt: skip
