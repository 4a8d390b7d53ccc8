"""Support: what a partnership does the same day about a critical answer or an inspection, until something shows it
worked."""

from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.lifecycle import SUPPORT
from lineofsight.know.self_assessments.models.asking import Copy


class Support(Record):
    """One organisation's need, why it is known, and whose it is."""

    KIND = "self_assessments.support"
    LIFECYCLE = SUPPORT

    class Cause(models.TextChoices):
        """From what it is known."""

        ANSWER = "answer", "A critical answer"
        JUDGEMENT = "judgement", "An inspection"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=10, choices=Cause)
    # Of which item, or of which day's inspection.
    of = models.CharField(max_length=60)
    why = models.TextField()
    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, null=True, related_name="supports")
    # Whose it is; none: the business unit's.
    team = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "organisation", "cause", "of", "why", "copy", "team"),
    )

    class Meta:
        indexes = [models.Index(fields=["partnership", "organisation", "cause", "of"], name="supports_of_a_cause")]


class SupportVisit(models.Model):
    """One time somebody supported: when, who, and what was found and agreed. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    support = models.ForeignKey(Support, on_delete=models.PROTECT, related_name="visits")
    on = models.DateField()
    who = models.CharField(max_length=120)
    text = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "support", "on", "by", "at"),
        personal=("who", "text"),
    )

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.on}, {self.support_id}"
