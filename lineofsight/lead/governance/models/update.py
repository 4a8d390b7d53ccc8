from datetime import date

from django.db import models
from django.db.models import Q

from lineofsight.core.documents.models import File
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import UPDATE
from lineofsight.lead.governance.models.body import Body


class Direction(models.TextChoices):
    """Which way an update went."""

    SENT = "sent", "We told them"
    RECEIVED = "received", "They told us"


class Update(Record):
    """What the partnership told a body outside it, or was told: when, by whom, what it says or the document itself.

    One that is sent may ask something of them, one that is received something of us; the answer stands with it.
    """

    KIND = "governance.update"
    LIFECYCLE = UPDATE

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="updates")
    direction = models.CharField(max_length=8, choices=Direction)
    on = models.DateField()
    title = models.CharField(max_length=160)
    text = models.CharField(max_length=4000, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=160)
    asks = models.CharField(max_length=600, blank=True)
    answer_by = models.DateField(null=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "body", "direction", "on", "title", "text", "file", "asks", "answer_by", "answer",
            "answered_on",
        ),
        personal=("by",),
    )  # fmt: skip

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["body", "direction", "on"], name="updates_each_way")]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="update_says_something")
        ]

    def late_on(self, day: date) -> int:
        """Days by which its answer is late on a day, or came late."""
        if self.answer_by is None or self.state not in ("waiting", "answered"):
            return 0
        return max(((self.answered_on or day) - self.answer_by).days, 0)
