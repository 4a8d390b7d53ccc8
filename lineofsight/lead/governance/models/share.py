from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import SHARE
from lineofsight.lead.governance.models.arrangements import Agreement
from lineofsight.lead.governance.models.body import Body


class Share(Record):
    """One record shared with one body outside the partnership: when, by whom, why, how, what came back."""

    KIND = "governance.share"
    LIFECYCLE = SHARE

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="shares")
    record_ref = models.CharField(max_length=10, db_index=True)
    # What the record was called when it was shared, and whether it was private or sealed then.
    called = models.CharField(max_length=200)
    private = models.BooleanField(default=False)
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=400)
    how = models.CharField(max_length=200)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="shares")
    came_back = models.CharField(max_length=1000, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "body", "record_ref", "called", "private", "on", "by", "why", "how", "agreement",
            "came_back",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-on", "-id"]

    @property
    def title(self) -> str:
        """What was shared, as it is called in lists."""
        return self.called
