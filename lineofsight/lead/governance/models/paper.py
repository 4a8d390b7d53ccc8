from datetime import date

from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import PAPER
from lineofsight.lead.governance.models.meeting import Item, Purpose
from lineofsight.lead.governance.rules.clear_days import days_late


class Paper(Record):
    """A paper for an item: who owes it by when, what for, whether the public may read it, and its text or file."""

    KIND = "governance.paper"
    LIFECYCLE = PAPER

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=6, choices=Purpose)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    private = models.BooleanField(default=True)
    due = models.DateField()
    text = models.TextField(blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    given_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "item", "title", "purpose", "owner", "private", "due", "text", "file", "given_on",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    @property
    def not_public(self) -> bool:
        """Whether the public may not read it: it is private itself, or stands under a private item."""
        return self.private or self.item.private

    def late_on(self, day: date) -> int:
        """Days by which it came late, or is late on a day while it has not come."""
        return 0 if self.state == "withdrawn" else days_late(self.due, self.given_on, day)


class PaperVersion(models.Model):
    """What a paper said when it was given, the first time and each time after. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    given_on = models.DateField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "paper", "number", "text", "file", "given_on", "given_by"),
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_versions_numbered_once")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.paper_id}"
