from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.lifecycle import YEAR_REPORT
from lineofsight.learn.child_deaths.rules.reporting import FOLLOWED


class YearReport(Record):
    """What the child death review partners publish on a year (Children Act 2004, section 16Q): typed words, and tables
    that fill themselves. Nothing of a room is in it."""

    KIND = "child_deaths.year_report"
    LIFECYCLE = YEAR_REPORT

    start = models.DateField()
    end = models.DateField()
    summary = models.TextField(blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=(*Record.COMMON, "start", "end", "summary"),
    )  # fmt: skip

    class Meta:
        ordering = ["-end"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "start"], name="one_report_on_deaths_of_a_year"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="year_of_deaths_in_order"),
        ]

    @property
    def period(self) -> Period:
        """The year reported on."""
        return Period(self.start, self.end)

    @property
    def title(self) -> str:
        """What it is called."""
        return f"Child death reviews {self.period.short_label}"


class PublishedReport(models.Model):
    """A report as it was published, to the letter. Never changed: one published again stands beside it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(YearReport, on_delete=models.PROTECT, related_name="published")
    document = models.JSONField()
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "partnership", "report", "document", "at"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"report {self.pk}"


class Recommendation(models.Model):
    """Something the panel recommends to somebody in a report, from learning that was released, perhaps."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(YearReport, on_delete=models.PROTECT, related_name="recommendations")
    text = models.CharField(max_length=500)
    body = models.CharField(max_length=120)
    # The learning point in the thread it comes from.
    point_ref = models.CharField(max_length=10, blank=True)
    dropped = models.BooleanField(default=False)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "ref", "partnership", "report", "text", "body", "point_ref", "dropped"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"recommendation {self.ref}"


class FollowUp(models.Model):
    """What became of a recommendation of an earlier report, as a later one tells it; empty until it is said."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(YearReport, on_delete=models.PROTECT, related_name="follow_ups")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=FOLLOWED, blank=True)
    said = models.CharField(max_length=500, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent",
        internal=("id", "ref", "partnership", "report", "recommendation", "how", "said"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "recommendation"], name="a_recommendation_followed_once_a_report")
        ]

    def __str__(self) -> str:
        return f"follow-up {self.ref}"
