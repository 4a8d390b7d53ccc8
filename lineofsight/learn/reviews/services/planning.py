"""The day plan of a rapid review, and the digest of what partners sign."""

from lineofsight.core.people.roles import Role
from lineofsight.kernel.calendar import OutsideCalendar
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Incident, Milestone
from lineofsight.learn.reviews.rules.clocks import nth_day
from lineofsight.learn.reviews.rules.day_plan import EDITION, day_plan
from lineofsight.learn.reviews.services.owing import owe

LOCAL = "The partnership’s day plan, local"


def plan_days(incident: Incident) -> None:
    """Make the milestones of the local day plan, counted as the review's own clock is. Those of an earlier
    notification are planned anew.

    Raises:
        MoveRefused: the bank holidays of that year are not known.
    """
    clock = incident.deadlines.filter(what="rapid_review").last()
    for step in day_plan().steps:
        try:
            on = nth_day(clock.start_on, step.day, clock.day_one)
        except OutsideCalendar:
            raise MoveRefused("The bank holidays of that year are not known here. Check the day.") from None
        milestone, _ = Milestone.objects.update_or_create(
            incident=incident, key=step.key,
            defaults={
                "partnership": incident.partnership, "room": incident.room, "edition": EDITION, "planned_on": on,
                "on": on, "done_on": None,
            },
        )  # fmt: skip
        owe_milestone(milestone)


def owe_milestone(milestone: Milestone) -> None:
    """The business manager owes each milestone by its day."""
    step = day_plan(milestone.edition).step(milestone.key)
    owe(milestone.incident, f"plan_{step.key}", step.title, milestone.on, LOCAL, role=Role.BUSINESS_MANAGER)
