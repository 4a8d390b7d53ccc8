from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import HIGHLIGHT
from lineofsight.lead.business_plan.models.plan import Plan


class Highlight(Record):
    """A page for the Executive on what moved and what is stuck, as it was sent; and what the Executive said."""

    KIND = "business_plan.highlight"
    LIFECYCLE = HIGHLIGHT

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="highlights")
    # What it is about, in words: a priority, a group or an owner.
    about = models.CharField(max_length=300)
    since = models.DateField()
    # The page as it was sent: a document tree, as `core.documents` keeps it.
    document = models.JSONField()
    decide = models.TextField(blank=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "plan", "about", "since", "document", "decide", "sent_by", "answer"),
    )

    class Meta:
        ordering = ["-id"]

    @property
    def title(self) -> str:
        """The report as it is called in lists."""
        return f"Highlight report: {self.about}"
