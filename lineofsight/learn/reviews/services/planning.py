"""The day plan of a rapid review, and the digest of what partners sign."""

from datetime import date

from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.kernel.calendar import OutsideCalendar
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Deadline, Incident, Milestone
from lineofsight.learn.reviews.rules.clocks import nth_day
from lineofsight.learn.reviews.selectors.clocks import plan_on, review_deadline
from lineofsight.learn.reviews.services.owing import is_owed, owe

LOCAL = "The partnership’s day plan, local"


def plan_days(incident: Incident) -> None:
    """Make the milestones of the local day plan, counted as the review's own clock is. Those of an earlier
    notification are planned anew, and go where the plan has no such step any more.

    Raises:
        MoveRefused: the bank holidays of that year are not known.
    """
    clock = review_deadline(incident)
    plan = plan_on(incident.partnership, clock.start_on)
    for gone in incident.milestones.exclude(key__in=[step.key for step in plan.steps]):
        notices.lift(record_ref=incident.ref, what=owed_as(gone))
        gone.delete()
    for step in plan.steps:
        on = day_planned(clock, step.day)
        milestone, _ = Milestone.objects.update_or_create(
            incident=incident, key=step.key,
            defaults={
                "partnership": incident.partnership, "room": incident.room, "title": step.title, "day": step.day,
                "edition": plan.edition, "planned_on": on, "on": on, "done_on": None,
            },
        )  # fmt: skip
        owe_milestone(milestone)


def plan_anew(incident: Incident) -> None:
    """Count the plan again once the day was put right. What was done keeps its day, and what was shifted by hand stays
    where it was put.

    Raises:
        MoveRefused: the bank holidays of that year are not known.
    """
    clock = review_deadline(incident)
    for each in incident.milestones.filter(done_on=None):
        planned = day_planned(clock, each.day)
        on = planned if each.on == each.planned_on else each.on
        Milestone.objects.filter(pk=each.pk).update(planned_on=planned, on=on)
        each.refresh_from_db()
        if is_owed(incident):
            owe_milestone(each)


def day_planned(clock: Deadline, n: int) -> date:
    """The nth working day of the review's clock.

    Raises:
        MoveRefused: the bank holidays of that year are not known.
    """
    try:
        return nth_day(clock.start_on, n, clock.day_one)
    except OutsideCalendar:
        raise MoveRefused("The bank holidays of that year are not known here. Check the day.") from None


def owe_milestone(milestone: Milestone) -> None:
    """The business manager owes each milestone by its day."""
    what = owed_as(milestone)
    owe(milestone.incident, what, milestone.title, milestone.on, LOCAL, role=Role.BUSINESS_MANAGER)


def owed_as(milestone: Milestone) -> str:
    """The word under which a milestone is owed."""
    return f"plan_{milestone.key}"
