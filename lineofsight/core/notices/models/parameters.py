from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Parameter(models.Model):
    """A partnership's own choice where the house has a default (`parameters.py`): from a day, by whose decision, set by
    whom. Never changed: a later row takes its place."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField()
    start = models.DateField()
    source = models.CharField(max_length=200)
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "key", "value", "start", "source", "set_by", "set_at"),
    )

    class Meta:
        indexes = [models.Index(fields=["partnership", "key", "start"], name="parameter_on_a_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"
