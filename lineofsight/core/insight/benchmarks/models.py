from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Gap(models.TextChoices):
    """Why a published table has no number in a place. None of these is nought."""

    SUPPRESSED = "suppressed", "Suppressed by the publisher"
    NOT_AVAILABLE = "not_available", "Not available"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NEAR_NOUGHT = "near_nought", "Too small to show, but not nought"


class Function(models.TextChoices):
    """How the values of a set of areas become one. The mean is unweighted: each area counts once, large or small."""

    MEAN = "mean", "Mean"
    MEDIAN = "median", "Median"


class Vintage(models.Model):
    """One publication of other areas' values: when it came out, and what was counted over which population."""

    key = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=120)
    published = models.DateField()
    published_assumed = models.BooleanField(default=False)
    numerators = models.TextField()
    denominators = models.TextField()
    attribution = models.TextField(blank=True)
    loaded_at = models.DateTimeField(default=clock.now)
    loaded_by = models.CharField(max_length=60)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=(
            "id", "key", "label", "title", "publisher", "published", "published_assumed", "numerators",
            "denominators", "attribution", "loaded_at",
        ),
        internal=("loaded_by",),
    )  # fmt: skip

    class Meta:
        ordering = ["-published", "-id"]

    def __str__(self) -> str:
        return self.key


class Benchmark(models.Model):
    """One area's value of an indicator for a period, as one publication gave it. Never changed."""

    vintage = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField(max_length=80)
    area = models.CharField(max_length=9)
    area_name = models.CharField(max_length=80)
    start = models.DateField()
    end = models.DateField()
    value = models.DecimalField(max_digits=30, decimal_places=12, null=True)
    # The number as it stands in the publication; empty where it was worked out from the two counts.
    text = models.CharField(max_length=30, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    gap = models.CharField(max_length=20, choices=Gap, blank=True)
    symbol = models.CharField(max_length=4, blank=True)
    document = models.CharField(max_length=200)
    place = models.CharField(max_length=120)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=(
            "id", "vintage", "indicator", "area", "area_name", "start", "end", "value", "text", "numerator",
            "denominator", "gap", "symbol", "document", "place",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            # Its index is the one that comparisons read by.
            models.UniqueConstraint(
                fields=["indicator", "area", "end", "start", "vintage"], name="one_benchmark_of_a_vintage"
            ),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="benchmark_period_in_order"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, gap="") | Q(value__isnull=True) & ~Q(gap=""),
                name="a_benchmark_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.area} {self.start}/{self.end}"


class ComparatorSet(models.Model):
    """A partnership's own set of areas to be set beside. Never changed: a later row under the key takes its place."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    members = models.JSONField()
    function = models.CharField(max_length=8, choices=Function)
    home_in = models.BooleanField()
    since = models.DateField()
    declared_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "key", "name", "members", "function", "home_in", "since", "declared_by",
            "created_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["partnership", "key"], name="sets_of_a_partnership")]

    def __str__(self) -> str:
        return f"{self.key} {self.ref}"


class ChosenSeries(models.Model):
    """That a partnership keeps a series of the catalogue, or keeps it no longer. The latest row counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=80)
    kept = models.BooleanField()
    said_by = models.CharField(max_length=60)
    said_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "series", "kept", "said_by", "said_at"),
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["partnership", "series"], name="series_of_a_partnership")]

    def __str__(self) -> str:
        return f"{self.series} {'kept' if self.kept else 'kept no longer'}"
