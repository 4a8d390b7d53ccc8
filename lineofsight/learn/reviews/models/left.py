from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.kernel.privacy import Ownership, Privacy


class Left(models.Model):
    """How many incidents whose rooms were erased had something counted of them in a quarter: what figures count of them
    from then on. One number is not joined to another, and none to a key."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    # A key of the rules.
    what = models.CharField(max_length=30)
    # The first day of the quarter.
    quarter = models.DateField()
    count = models.PositiveIntegerField(default=0)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent", internal=("id", "partnership", "what", "quarter"),
        personal=("count",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "what", "quarter"], name="left_of_incidents_is_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.quarter}"
