from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Choice(models.Model):
    """A partnership's own length of a clock, or its own rule of panels, from a day on. Never changed: the latest that
    has begun rules, and earlier ones stay for what fell under them."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    start = models.DateField()
    source = models.CharField(max_length=200)
    set_by = models.CharField(max_length=10)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "ref", "partnership", "what", "value", "start", "source", "set_by", "created_at"),
    )  # fmt: skip

    class Meta:
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.what} {self.ref}"
