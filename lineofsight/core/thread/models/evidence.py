from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Eyes(models.TextChoices):
    """Through whose eyes something was seen."""

    CHILD = "child", "A child or young person"
    FAMILY = "family", "A parent, carer or family"
    PRACTITIONER = "practitioner", "Practitioners"
    DATA = "data", "Data and documents"


class Method(models.TextChoices):
    """How evidence was come by."""

    AUDIT = "audit", "Audit"
    REVIEW = "review", "Review"
    DATA = "data", "Figures"
    SURVEY = "survey", "Survey"
    OBSERVATION = "observation", "Observation of practice"
    VOICE = "voice", "What children and families said"
    INSPECTION = "inspection", "Inspection"
    DOCUMENT = "document", "Document"
    MEETING = "meeting", "Meeting"


class Strength(models.TextChoices):
    """How far evidence carries."""

    ONE = "one", "One account"
    SEVERAL = "several", "Several accounts that agree"
    CHECKED = "checked", "Looked at and found so"
    MEASURED = "measured", "Counted or measured"


class Evidence(models.Model):
    """What was seen, through whose eyes, how, when, and how far it carries. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    says = models.TextField()
    eyes = models.CharField(max_length=12, choices=Eyes)
    method = models.CharField(max_length=12, choices=Method)
    strength = models.CharField(max_length=10, choices=Strength)
    seen_on = models.DateField()
    # The record it comes from, by its card; and where it comes from in words.
    source_ref = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "says", "eyes", "method", "strength", "seen_on", "source_ref", "source",
            "file", "given_by", "at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["seen_on", "id"]

    def __str__(self) -> str:
        return f"evidence {self.ref}"


class Support(models.Model):
    """That a piece of evidence supports a record: a learning point, an action, the result of a test. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="supports")
    record_ref = models.CharField(max_length=10)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "evidence", "record_ref", "at"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record_ref", "evidence"], name="supports_once")]

    def __str__(self) -> str:
        return f"{self.evidence_id} supports {self.record_ref}"
