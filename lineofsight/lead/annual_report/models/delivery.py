from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.models.report import Report


class Recipient(models.Model):
    """A body or organisation to which a partnership's report goes, beside those its edition names. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recipients")
    to = models.CharField(max_length=100)
    # Whether it is "sent" or "presented" to them.
    how = models.CharField(max_length=10)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "report", "to", "how", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"recipient {self.ref}"


class DeliveryNote(models.Model):
    """What was said of one thing due of a finished report: planned for a day, done on a day and where, left out, taken
    back. The latest stands. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="delivery_notes")
    # The key of what the edition asks, or the ref of a recipient that was added.
    item = models.CharField(max_length=40)
    move = models.CharField(max_length=30)
    on = models.DateField(null=True)
    where = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "report", "item", "move", "on", "where", "reason", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.move} {self.item} of report {self.report_id}"
