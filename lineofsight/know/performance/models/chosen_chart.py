from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.performance.rules.charts import NAMES, Drawn


class ChosenChart(models.Model):
    """That an indicator's run is drawn as another chart from a day on, or as the usual one again, with the reason. The
    latest row is what counts. Never changed: what was drawn on a day can be drawn again."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    drawn = models.CharField(max_length=10, choices=[(each.value, NAMES[each]) for each in Drawn])
    reason = models.CharField(max_length=1000)
    chosen_by = models.CharField(max_length=60)
    chosen_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "indicator", "drawn", "reason", "chosen_by", "chosen_at"),
    )

    class Meta:
        ordering = ["chosen_at", "id"]
        indexes = [models.Index(fields=["partnership", "indicator"], name="charts_of_an_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator} as {self.drawn}"
