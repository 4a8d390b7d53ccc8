from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.rules.pictures import POPULATIONS


class Left(models.Model):
    """How many deaths whose rooms were erased had a code, by dimension, panel and year: what tables count of them from
    then on. One number is not joined to another, and none to a key."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    population = models.CharField(max_length=10, choices=POPULATIONS)
    dimension = models.CharField(max_length=20)
    code = models.CharField(max_length=30)
    panel = models.CharField(max_length=10)
    # The year in which the financial year began.
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "partnership", "population", "dimension", "panel", "year"), personal=("code", "count"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "population", "dimension", "code", "panel", "year"],
                name="what_is_left_is_counted_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.population} {self.dimension} {self.year}"
