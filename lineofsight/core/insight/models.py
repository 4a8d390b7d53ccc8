from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy


class Status(models.TextChoices):
    """How firm a value is."""

    DRAFT = "draft", "Draft"
    PROVISIONAL = "provisional", "Provisional"
    FINAL = "final", "Final"
    QUERIED = "queried", "Queried"


class Origin(models.TextChoices):
    """How a value came to be here."""

    RETURNED = "returned", "Returned by the agency"
    COMPUTED = "computed", "Worked out here"
    AS_PUBLISHED = "as_published", "As published"


class Absence(models.TextChoices):
    """Why there is no value. None of these is nought, and none is a value not returned."""

    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_AVAILABLE = "not_available", "Not available"


class Observation(models.Model):
    """One value for one source, indicator, period, area and breakdown, as it came to be known. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    edition = models.CharField(max_length=20)
    start = models.DateField()
    end = models.DateField()
    area = models.CharField(max_length=20)
    breakdown = models.CharField(max_length=120, blank=True)
    value = models.DecimalField(max_digits=30, decimal_places=12, null=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    absence = models.CharField(max_length=20, choices=Absence, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.FINAL)
    origin = models.CharField(max_length=12, choices=Origin)
    # Of a published value: the document and the place in it.
    document = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    # The record it came in by, such as an agency's return.
    record_ref = models.CharField(max_length=10, blank=True)
    comment = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    known_from = models.DateTimeField(default=clock.now)
    recorded_by = models.CharField(max_length=60)
    by_link = models.BooleanField(default=False)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "source", "indicator", "edition", "start", "end", "area", "breakdown", "value",
            "numerator", "denominator", "absence", "status", "origin", "document", "place", "record_ref", "comment",
            "replaces", "reason", "recorded_at", "known_from", "recorded_by", "by_link",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["known_from", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="observed_period_in_order"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, absence="") | Q(value__isnull=True) & ~Q(absence=""),
                name="a_value_or_why_not",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "indicator", "end", "known_from"], name="observed")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.start}/{self.end} {self.ref}"

    @property
    def period(self) -> Period:
        """The period it is about."""
        return Period(self.start, self.end)


class Break(models.Model):
    """A day from which an indicator's values no longer mean what they meant: comparison across it is not made."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    ref = Ref()
    indicator = models.CharField(max_length=80)
    on = models.DateField()
    note = models.CharField(max_length=300)
    declared_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "ref", "indicator", "on", "note", "declared_by", "created_at"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "indicator", "on"], name="one_break_on_a_day")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.on}"


from lineofsight.core.insight.benchmarks.models import Benchmark, ComparatorSet, Vintage  # noqa: E402, F401
