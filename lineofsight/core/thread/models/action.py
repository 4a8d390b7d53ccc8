from datetime import date

from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.lifecycle import ACTION
from lineofsight.core.thread.models.learning import LearningPoint
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Expected(models.TextChoices):
    """The kind of evidence that is to show that an action is done."""

    DOCUMENT = "document", "A document, such as a policy or a plan"
    DATA = "data", "Figures"
    AUDIT = "audit", "An audit of records"
    OBSERVATION = "observation", "Practice that was observed"
    SURVEY = "survey", "A survey"
    VOICE = "voice", "What children and families say"


class Action(Record):
    """Something one person of one agency must do because of what was learned; or, an errand, because a meeting asked.

    Several agencies have each their own part: an action of their own, whose `whole` is the one they share.
    """

    KIND = "thread.action"
    LIFECYCLE = ACTION

    text = models.CharField(max_length=400)
    measure = models.CharField(max_length=300, blank=True)
    expected = models.CharField(max_length=12, choices=Expected, blank=True)
    errand = models.BooleanField(default=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    review_on = models.DateField(null=True)
    support = models.CharField(max_length=300, blank=True)
    point = models.ForeignKey(LearningPoint, on_delete=models.PROTECT, null=True, related_name="actions")
    whole = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    source_ref = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=200, blank=True)
    # Who said that it was done, and so may not be who closes it.
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "text", "measure", "expected", "errand", "owner", "organisation", "due", "review_on",
            "support", "point", "whole", "source_ref", "source", "done_by",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["due", "id"]
        # Each holds all that is counted by it, so that to count many actions an index alone is read.
        indexes = [
            models.Index(fields=["partnership", "state", "due", "id", "errand", "point"], name="actions_by_state"),
            models.Index(fields=["partnership", "organisation", "state", "due", "whole"], name="actions_of_an_agency"),
            models.Index(
                fields=["partnership", "owner", "organisation", "state", "due", "whole"], name="actions_of_a_person"
            ),
            models.Index(fields=["partnership", "source_ref", "errand", "state", "point"], name="actions_of_a_record"),
            models.Index(fields=["partnership", "point", "errand", "state"], name="actions_of_a_point"),
        ]

    @property
    def title(self) -> str:
        """The action as it is called in lists."""
        return self.text

    @property
    def live(self) -> bool:
        """Whether somebody still owes something about it."""
        return self.state in {"proposed", "incomplete", "open", "done"}

    def late_on(self, day: date) -> int:
        """Days by which it is late on a day; none where it is not, or is done."""
        return max((day - self.due).days, 0) if self.state in {"proposed", "incomplete", "open"} else 0


class Slip(models.Model):
    """That the date of an action was changed: from, to, why, by whom. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="slips")
    was = models.DateField()
    becomes = models.DateField()
    reason = models.CharField(max_length=1000)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "action", "was", "becomes", "reason", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"slip of {self.action_id}"


class HandOver(models.Model):
    """That an action was given to another owner: from whom and which agency, to whom, why, by whom. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="hand_overs")
    was_owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    was_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "partnership", "action", "was_owner", "was_organisation", "owner", "organisation", "reason",
            "said_by", "at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"hand-over of {self.action_id}"

    @property
    def within(self) -> bool:
        """Whether it stayed in its agency, which then need not agree again."""
        return self.was_organisation_id == self.organisation_id


class Progress(models.Model):
    """What the owner of an action says of how far it is. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="progress")
    text = models.CharField(max_length=1000)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "action", "text", "said_by", "at"),
    )

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"progress of {self.action_id}"
