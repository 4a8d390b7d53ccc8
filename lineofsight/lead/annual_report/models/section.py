from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.lifecycle import SECTION
from lineofsight.lead.annual_report.models.report import Report


class Section(Record):
    """A part of a report, with its owner. `version` counts the texts saved; 0 until the first."""

    KIND = "annual_report.section"
    LIFECYCLE = SECTION

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    # The key of the starting section it was made from; empty for one added by hand.
    key = models.CharField(max_length=40, blank=True)
    # Whether it tells the story of one of the partnership's priorities, whose name is then its title.
    priority = models.BooleanField(default=False)
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=400)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)
    word_limit = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        open=(*Record.COMMON, "report", "position", "key", "priority", "title", "question"),
        internal=("owner", "due", "word_limit", "text", "version"),
    )

    class Meta:
        ordering = ["position", "id"]

    @property
    def label(self) -> str:
        """The section as it is spoken of."""
        return f"{self.position} {self.title}"


class SectionVersion(models.Model):
    """A section's text as somebody saved it. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "section", "number", "text", "written_by", "at"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="one_text_for_a_version")]

    def __str__(self) -> str:
        return f"version {self.number} of section {self.section_id}"
