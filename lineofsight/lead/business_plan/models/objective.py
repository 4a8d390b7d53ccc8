from django.db import models

from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import OBJECTIVE
from lineofsight.lead.business_plan.models.aim import Aim
from lineofsight.lead.business_plan.models.plan import Plan
from lineofsight.lead.business_plan.models.priority import Priority


class Objective(Record):
    """What is to be reached on the way to a priority, or for an aim of a strategy. Its actions are the thread's."""

    KIND = "business_plan.objective"
    LIFECYCLE = OBJECTIVE

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objectives")
    # None: it belongs to the strategy itself.
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, related_name="objectives")
    aim = models.ForeignKey(Aim, on_delete=models.PROTECT, null=True, related_name="objectives")
    text = models.CharField(max_length=300)
    # What shows that it was met.
    shown = models.CharField(max_length=1000, blank=True)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_into")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "plan", "priority", "aim", "text", "shown", "carried_from"),
    )

    class Meta:
        ordering = ["id"]

    @property
    def title(self) -> str:
        """The objective as it is called in lists."""
        return self.text

    @property
    def runs(self) -> bool:
        """Whether it is being worked on: its plan was agreed and, where it has a priority, that was chosen."""
        chosen = self.priority is None or self.priority.state == "chosen"
        return self.state == "open" and self.plan.state == "agreed" and chosen
