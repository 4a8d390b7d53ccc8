from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.models import Theme
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import PRIORITY
from lineofsight.lead.business_plan.models.plan import BoardPriority, Plan


class Priority(Record):
    """One thing that is to be different for children, put forward with its evidence, and perhaps chosen into a plan."""

    KIND = "business_plan.priority"
    LIFECYCLE = PRIORITY

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    # What will be different for children.
    question = models.CharField(max_length=300)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # The group that sees to it, in words, such as "Risk and Vulnerabilities sub-group".
    body = models.CharField(max_length=120, blank=True)
    themes = models.ManyToManyField(Theme, related_name="+")
    # What other boards have chosen that it goes with.
    goes_with = models.ManyToManyField(BoardPriority, related_name="priorities")
    # What was shown at its end, and who has it from then on.
    shown = models.TextField(blank=True)
    handed_to = models.CharField(max_length=200, blank=True)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_into")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "plan", "question", "owner", "body", "themes", "goes_with", "shown", "handed_to",
            "carried_from",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "priorities"

    @property
    def title(self) -> str:
        """The priority as it is called in lists."""
        return self.question

    @property
    def open(self) -> bool:
        """Whether it can still be worked on: it has not ended, and nor has its plan."""
        return self.state in {"candidate", "chosen"} and self.plan.state in {"draft", "agreed"}

    @property
    def runs(self) -> bool:
        """Whether it is being worked on: chosen, in a plan that was agreed."""
        return self.state == "chosen" and self.plan.state == "agreed"
