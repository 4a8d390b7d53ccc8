from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.insight.benchmarks.models import Benchmark as Benchmark
from lineofsight.core.insight.benchmarks.models import ChosenSeries as ChosenSeries
from lineofsight.core.insight.benchmarks.models import ComparatorSet as ComparatorSet
from lineofsight.core.insight.benchmarks.models import Vintage as Vintage
from lineofsight.core.insight.publishing.models import Publication as Publication
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
    # By the partnership's own people, who may do so until the agency answers; it stands, marked, until it confirms.
    ENTERED = "entered", "Entered for the agency"
    COMPUTED = "computed", "Worked out here"
    AS_PUBLISHED = "as_published", "As published"


class Absence(models.TextChoices):
    """Why there is no value. None of these is nought, and none is a value not returned."""

    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_AVAILABLE = "not_available", "Not available"
    # Hidden by its agency before it left, because it is small or would give a small one away. Never chosen on a page:
    # a return made at an agency's own desk says it.
    SUPPRESSED = "suppressed", "Suppressed"


# What somebody who answers by hand may say: true counts are asked for, and kept from showing here.
BY_HAND = tuple((each.value, each.label) for each in (Absence.NOT_APPLICABLE, Absence.NOT_AVAILABLE))


class Release(models.Model):
    """A set of tables checked for disclosure together, once: what it decided is stored, and every page and file that
    is drawn from it shows the same. Values come in by a release, so that none stands unchecked. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    # The record whose values were released, such as an agency's return.
    record_ref = models.CharField(max_length=10, blank=True)
    # The periods its values are about, as written: what a scorecard can be opened for is read from these few rows.
    periods = models.JSONField(default=list)
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "record_ref", "periods", "made_by", "made_at"),
    )

    def __str__(self) -> str:
        return f"release {self.ref}"


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
    # What checked it for disclosure as it came in. A value without one is shown to nobody but who checks it.
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, related_name="+")
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
            "replaces", "reason", "release", "recorded_at", "known_from", "recorded_by", "by_link",
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


class Cause(models.TextChoices):
    """Why a policy hides a value."""

    SMALL = "small", "The count is small"
    SMALL_REST = "small_rest", "What is left of its whole is small"
    UNKNOWN = "unknown", "The counts it is made of are not known, so they may be small"
    BREAKDOWN = "breakdown", "A part of this breakdown is small, and could be worked out from the others"
    BESIDE = "beside", "Another count is small, and could be worked out were this one shown"
    BEFORE = "before", "A count is small, and could be worked out with what was published earlier"


class Ruling(models.Model):
    """What a release decided about one value its policy would hide: that it is hidden, or, where its owner had made it
    public already, that it is shown all the same and stands on the analyst's list. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="rulings")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="rulings")
    cause = models.CharField(max_length=12, choices=Cause)
    policy = models.CharField(max_length=20)
    shown = models.BooleanField(default=False)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "release", "observation", "cause", "policy", "shown"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "observation"], name="one_ruling_in_a_release")]

    def __str__(self) -> str:
        return f"{self.cause} in {self.release_id}"


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


class Disagreement(models.Model):
    """That what is known of an indicator in a period does not agree with itself: two documents, a total and its parts,
    a share and its counts. It is said beside the figure and never smoothed over. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    start = models.DateField()
    end = models.DateField()
    breakdown = models.CharField(max_length=120, blank=True)
    sentence = models.CharField(max_length=400)
    noted_by = models.CharField(max_length=60)
    noted_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "indicator", "start", "end", "breakdown", "sentence", "noted_by", "noted_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["partnership", "indicator", "end"], name="disagreements_of_a_figure")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.start}/{self.end}"

    @property
    def period(self) -> Period:
        """The period it is about."""
        return Period(self.start, self.end)


class Area(models.Model):
    """Another area whose figures agencies may give, such as the whole of a police force's: kept apart from our own."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    declared_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "code", "name", "declared_by", "created_at"),
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "code"], name="an_area_once")]

    def __str__(self) -> str:
        return self.name


class OwnLibrary(models.Model):
    """A partnership's own edition of the indicator library: the TOML it was given, kept whole and never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    edition = models.CharField(max_length=20)
    # The edition it was laid over: one of the house's, or an earlier one of the partnership's own.
    extends = models.CharField(max_length=20)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    issued_by = models.CharField(max_length=60)
    issued_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "edition", "extends", "text", "sha256", "issued_by", "issued_at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "edition"], name="own_editions_named_once")]

    def __str__(self) -> str:
        return self.edition
