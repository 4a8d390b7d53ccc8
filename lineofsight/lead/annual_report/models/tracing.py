from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.models.report import Report


class Traced(models.Model):
    """That a question is answered in these sections of a report, as somebody said; the latest stands. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="traced")
    requirement = models.CharField(max_length=40)
    # The sections by their refs; none says that it is answered nowhere.
    sections = models.JSONField(default=list)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "report", "requirement", "sections", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.requirement} of report {self.report_id}"


class Confirmation(models.Model):
    """What a partnership read in the guidance about a question that was shipped unconfirmed. Never changed.

    It holds for reports on periods that end on its day or later; of several, the one with the latest day stands.
    """

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.CharField(max_length=20)
    requirement = models.CharField(max_length=40)
    # Whether the guidance asks it at all.
    asked = models.BooleanField()
    question = models.CharField(max_length=400)
    source = models.CharField(max_length=200)
    applies_from = models.DateField()
    # By when it asks it of a finished report, as rules.delivering.DUE has it; none where it names no day.
    due = models.JSONField(null=True)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "edition", "requirement", "asked", "question", "source", "applies_from",
            "due", "said_by", "at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["applies_from", "id"]

    def __str__(self) -> str:
        return f"{self.requirement} of edition {self.edition}"
