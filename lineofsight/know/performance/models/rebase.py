from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy


class Rebase(models.Model):
    """That an indicator's control limits are set anew from a period on, with the reason; or, where it `withdraws` an
    earlier row, that they are not any more. Never changed: what was drawn on a day can be drawn again."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    start = models.DateField()
    end = models.DateField()
    reason = models.CharField(max_length=1000)
    withdraws = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="withdrawn_by")
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "indicator", "start", "end", "reason", "withdraws", "set_by", "set_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["set_at", "id"]
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="rebased_period_in_order")]
        indexes = [models.Index(fields=["partnership", "indicator"], name="rebases_of_an_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator} from {self.start}"

    @property
    def period(self) -> Period:
        """The first period that the new limits are of."""
        return Period(self.start, self.end)
