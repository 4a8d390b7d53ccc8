from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.models.body import Body


class HandedOver(models.Model):
    """Something open that went from one body to the one that took over: a meeting ahead, or a risk. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    record_ref = models.CharField(max_length=10)
    was = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    becomes = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=600)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=("id", "partnership", "record_ref", "was", "becomes", "reason", "at", "by"),
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["record_ref", "id"], name="handed_over_by_record")]

    def __str__(self) -> str:
        return f"{self.record_ref} handed over"
