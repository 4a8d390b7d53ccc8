from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy


class Publication(models.Model):
    """That a person made what was known of an indicator in a period readable by everybody, as it stood at a moment; or
    that somebody withdrew it, with the reason. The latest row of an indicator and period counts. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    start = models.DateField()
    end = models.DateField()
    shown = models.BooleanField(default=True)
    reason = models.CharField(max_length=1000, blank=True)
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "indicator", "start", "end", "shown", "reason", "made_by", "made_at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="public_period_in_order")]
        indexes = [models.Index(fields=["partnership", "indicator", "end"], name="publications_of_an_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.start}/{self.end}"

    @property
    def period(self) -> Period:
        """The period it is about."""
        return Period(self.start, self.end)
