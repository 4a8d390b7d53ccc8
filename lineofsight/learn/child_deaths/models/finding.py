from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.lifecycle import FINDING
from lineofsight.learn.child_deaths.rules.findings import LEVELS, SENT_AS

# In which it is not known what the body did.
ASKED = ("sent", "answered")


class Finding(Record):
    """What reviews showed, sent to a body that can do something about it, in the wording that was released. It does
    not say from which death it came."""

    KIND = "child_deaths.finding"
    LIFECYCLE = FINDING

    # The learning point of the thread whose wording was sent.
    point_ref = models.CharField(max_length=10)
    text = models.CharField(max_length=500)
    sent_as = models.CharField(max_length=14, choices=SENT_AS)
    level = models.CharField(max_length=8, choices=LEVELS)
    # An organisation of the partnership; or the name of a body outside it.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.CharField(max_length=120)
    sent_on = models.DateField()
    ask_on = models.DateField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=(*Record.COMMON, "point_ref", "text", "sent_as", "level", "organisation", "body", "sent_on", "ask_on",
                  "answer", "answered_on"),
    )  # fmt: skip

    class Meta:
        ordering = ["-sent_on", "-id"]

    @property
    def asked(self) -> bool:
        """Whether the body is still to be asked what it did: not once that is noted."""
        return self.state in ASKED


class FindingUse(models.Model):
    """What a body said it did with a finding; nothing, perhaps. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="uses")
    changed = models.BooleanField()
    text = models.CharField(max_length=500)
    noted_on = models.DateField()

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "partnership", "finding", "changed", "text", "noted_on"),
    )  # fmt: skip

    class Meta:
        ordering = ["noted_on", "id"]

    def __str__(self) -> str:
        return f"use {self.pk}"
