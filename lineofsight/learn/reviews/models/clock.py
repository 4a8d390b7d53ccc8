from django.db import models

from lineofsight.core.access.models import LocalChoice
from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.incident import Incident


class Deadline(InRoom):
    """A day something is due under a rule, as it was computed. Never changed: when what started it is corrected, a
    later row rules, and this one stays."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="deadlines")
    # The clock's name in its edition.
    what = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    starts = models.CharField(max_length=20)
    day_one = models.CharField(max_length=10)
    start_on = models.DateField()
    due_on = models.DateField()
    why = SealedText()
    set_by = models.CharField(max_length=60)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            *InRoom.COMMON, "incident", "what", "edition", "starts", "day_one", "start_on", "due_on", "set_by",
        ),
        sealed=("why",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]


class Pause(InRoom):
    """That work waits for something outside. It is noted beside the clock, and the day it was due never moves."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=20)
    note = SealedText()
    from_on = models.DateField()
    look_again_on = models.DateField()
    ended_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "reason", "from_on", "look_again_on", "ended_on"),
        sealed=("note",),
    )

    class Meta:
        ordering = ["id"]


class Milestone(InRoom):
    """A step of the day plan. It may be shifted; the day it was planned for stays beside it."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="milestones")
    key = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    # The working day it was planned for, and by which plan: an edition that ships, or what the partnership settled.
    day = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=20)
    planned_on = models.DateField()
    on = models.DateField()
    done_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "key", "title", "day", "edition", "planned_on", "on", "done_on"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["incident", "key"], name="one_milestone_of_a_kind")]


class ClockChoice(LocalChoice):
    """What a partnership settled about a clock: what starts it, and which day is its first."""

    starts = models.CharField(max_length=20)
    day_one = models.CharField(max_length=10)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent", internal=(*LocalChoice.COMMON, "starts", "day_one")
    )


class DayPlanChoice(LocalChoice):
    """The day plan a partnership settled: its steps, each with a key, a title and its working day, and the working days
    on which agencies are reminded."""

    steps = models.JSONField(default=list)
    reminders = models.JSONField(default=list)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent", internal=(*LocalChoice.COMMON, "steps", "reminders")
    )
