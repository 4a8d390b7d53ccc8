from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.inspections.lifecycle import RECOMMENDATION


class Inspector(models.TextChoices):
    """Who inspects services for children, and publishes what they found."""

    OFSTED = "ofsted", "Ofsted"
    CQC = "cqc", "Care Quality Commission (CQC)"
    HMICFRS = "hmicfrs", "HM Inspectorate of Constabulary (HMICFRS)"
    HMIP = "hmip", "HM Inspectorate of Probation (HMIP)"
    JOINT = "joint", "Joint inspection (JTAI)"
    OTHER = "other", "Another body"


class Recommendation(Record):
    """What an inspection recommended: who inspected, the report's title and day, the number there, and its words."""

    KIND = "inspections.recommendation"
    LIFECYCLE = RECOMMENDATION

    inspector = models.CharField(max_length=10, choices=Inspector)
    report = models.CharField(max_length=160)
    published_on = models.DateField()
    number = models.CharField(max_length=20)
    text = models.CharField(max_length=1000)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "inspector", "report", "published_on", "number", "text", "written_by"),
    )

    class Meta:
        ordering = ["-published_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "inspector", "report", "published_on", "number"], name="one_of_a_number"
            )
        ]
        indexes = [models.Index(fields=["partnership", "-published_on", "id"], name="recommendations_newest")]

    @property
    def title(self) -> str:
        """The recommendation as it is called on its page."""
        return self.text

    @property
    def called(self) -> str:
        """The recommendation as others name it: who made it, in which report, of which year, and its number there."""
        return f"{self.short_inspector}, {self.report} ({self.published_on.year}), recommendation {self.number}"

    @property
    def of_report(self) -> str:
        """The report it stands in."""
        return f"{self.short_inspector}, {self.report} ({self.published_on.year})"

    @property
    def short_inspector(self) -> str:
        """Who inspected, as short as people say it."""
        name = self.get_inspector_display()
        return name.split("(")[1].rstrip(")") if "(" in name else name
