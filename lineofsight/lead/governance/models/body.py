from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import BODY
from lineofsight.lead.governance.rules.spans import Span


class BodyKind(models.TextChoices):
    """What a body is to the partnership."""

    EXECUTIVE = "executive", "Executive"
    PARTNERSHIP = "partnership", "Partnership meeting"
    SUB_GROUP = "sub_group", "Sub-group"
    TASK_GROUP = "task_group", "Task and finish group"
    STRATEGIC = "strategic", "Strategic body outside the partnership"
    REGIONAL = "regional", "Regional body"
    NATIONAL = "national", "National body"


# Bodies that are not the partnership's own: partners', the region's or the nation's.
OUTSIDE = (BodyKind.STRATEGIC, BodyKind.REGIONAL, BodyKind.NATIONAL)


class Body(Record):
    """A group of the partnership, or one outside with which it works: what it is for, and from when to when it stood.

    One from before this was kept here is recorded with the document that names it; `dates_note` says what the document
    leaves open of its days.
    """

    KIND = "governance.body"
    LIFECYCLE = BODY

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=BodyKind)
    purpose = models.CharField(max_length=600, blank=True)
    start = models.DateField()
    end = models.DateField(null=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="predecessors")
    published_in = models.CharField(max_length=200, blank=True)
    dates_note = models.CharField(max_length=200, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "name", "kind", "purpose", "start", "end", "successor", "published_in", "dates_note",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="body_ends_after_it_starts")
        ]

    @property
    def title(self) -> str:
        """The body as it is called in lists."""
        return self.name

    @property
    def span(self) -> Span:
        """The days on which it stood."""
        return Span(self.start, self.end)


class Reporting(models.Model):
    """To which body another reports, from a day and perhaps to a day; to none where it answers to nobody above."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reports")
    above = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="reported_to_by")
    start = models.DateField()
    end = models.DateField(null=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "body", "above", "start", "end"),
    )

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(above=F("body")), name="no_body_reports_to_itself"),
            models.UniqueConstraint(fields=["body"], condition=Q(end=None), name="reports_to_one_body_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} to {self.above_id}"

    @property
    def span(self) -> Span:
        """The days on which it reported so."""
        return Span(self.start, self.end)


class Terms(models.Model):
    """One version of a body's terms of reference: the text, when it was agreed and by whom. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    agreed_on = models.DateField()
    agreed_by = models.CharField(max_length=120)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "body", "number", "text", "agreed_on", "agreed_by", "file", "written_by",
            "created_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="terms_numbered_once")]

    def __str__(self) -> str:
        return f"terms {self.ref}"
