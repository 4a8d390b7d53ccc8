from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import AGREEMENT, ARRANGEMENTS
from lineofsight.lead.governance.rules.contents import Contents, editions


class Arrangements(Record):
    """One version of the published arrangements: who agreed it, where it is published, and what it contains.

    What it must contain is the edition it was drafted under.
    """

    KIND = "governance.arrangements"
    LIFECYCLE = ARRANGEMENTS

    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    edition = models.CharField(max_length=20)
    in_effect_from = models.DateField()
    agreed_by = models.CharField(max_length=160, blank=True)
    address = models.URLField(max_length=300, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    what_changed = models.CharField(max_length=600, blank=True)
    published_in = models.CharField(max_length=200, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "number", "title", "edition", "in_effect_from", "agreed_by", "address", "file",
            "what_changed", "published_in",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="arrangements_numbered_once")
        ]  # fmt: skip

    @property
    def contents(self) -> Contents:
        """What they must contain."""
        return editions()[self.edition]


class Contained(models.Model):
    """Whether arrangements contain one thing that is asked for: where it is, or why it is left out."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    arrangements = models.ForeignKey(Arrangements, on_delete=models.PROTECT, related_name="contained")
    key = models.CharField(max_length=40)
    left_out = models.BooleanField(default=False)
    said = models.CharField(max_length=300)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "arrangements", "key", "left_out", "said"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["arrangements", "key"], name="contained_said_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.arrangements_id}"


class ArrangementsReview(models.Model):
    """One review of arrangements: when, by whom, what it found. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    arrangements = models.ForeignKey(Arrangements, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reviewed_by = models.CharField(max_length=160)
    found = models.CharField(max_length=1000)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "arrangements", "reviewed_on", "reviewed_by", "found", "written_by",
            "created_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-reviewed_on", "-id"]

    def __str__(self) -> str:
        return f"review {self.ref}"


class Agreement(Record):
    """An agreement to share information: between whom, for what, and by when it is looked at again."""

    KIND = "governance.agreement"
    LIFECYCLE = AGREEMENT

    title = models.CharField(max_length=160)
    parties = models.CharField(max_length=600)
    purpose = models.CharField(max_length=600)
    basis = models.CharField(max_length=300, blank=True)
    agreed_on = models.DateField()
    review_on = models.DateField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "title", "parties", "purpose", "basis", "agreed_on", "review_on", "file",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["review_on", "id"]
