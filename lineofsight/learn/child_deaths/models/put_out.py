from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.rules.pictures import POPULATIONS


class PutOut(models.Model):
    """What was counted of some ended years when their tables were first put out. Never changed, and never counted
    again: two counts of the same years would tell the difference between them (statutory.md §7).

    Attributes:
        population: deaths notified, or reviews completed. first, length: the year in which the first block began, and
            how many years are put together: settled by the first of a partnership's rows, the same in all. until: the
            year in which its own last year began.
        counts: of each dimension, lists of code, panel, year and how many. hidden: of each, the cells that are not
            shown, as lists of code, panel and column; settled with the counts, whatever would be chosen later. took:
            how long reviews took, in words, by block and panel.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    population = models.CharField(max_length=10, choices=POPULATIONS)
    first = models.PositiveSmallIntegerField()
    length = models.PositiveSmallIntegerField()
    until = models.PositiveSmallIntegerField()
    counts = models.JSONField()
    hidden = models.JSONField()
    took = models.JSONField(default=dict)
    set_by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "partnership", "population", "first", "length", "until", "set_by", "at"),
        personal=("counts", "hidden", "took"),
    )  # fmt: skip

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "population", "until"], name="years_are_put_out_once"),
            models.CheckConstraint(condition=models.Q(until__gte=models.F("first")), name="put_out_years_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.population} until {self.until}"


class TakenBack(models.Model):
    """A table that was put out and is wrong: it stands no more, and what hides other counts reckons with it as before,
    since somebody may have kept it. Never changed.

    Attributes:
        table: its dimension, or “time”; by all panels and by each apart. until: the year in which its own last year
            began. reason: what was wrong, which whoever reads the tables reads. taken_by: who took it back.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    population = models.CharField(max_length=10, choices=POPULATIONS)
    table = models.CharField(max_length=30)
    until = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    taken_by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "partnership", "population", "table", "until", "reason", "taken_by", "at"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "population", "table", "until"], name="a_table_is_taken_back_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.population} {self.table} until {self.until}"
