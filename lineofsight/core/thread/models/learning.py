from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.lifecycle import LEARNING_POINT
from lineofsight.core.thread.models.theme import Theme
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class PointKind(models.TextChoices):
    """Strengths first."""

    STRENGTH = "strength", "A strength, to do more of"
    DEVELOPMENT = "development", "Something to develop"


class PracticeArea(models.TextChoices):
    """The part of practice that a learning point is about."""

    FRONT_DOOR = "front_door", "Front door and referrals"
    EARLY_HELP = "early_help", "Early help"
    ASSESSMENT = "assessment", "Assessment and planning"
    PROTECTION = "protection", "Child protection"
    LOOKED_AFTER = "looked_after", "Children looked after and care leavers"
    EXPLOITATION = "exploitation", "Exploitation and missing"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Schools and education"
    JUSTICE = "justice", "Police, courts and youth justice"
    WORKFORCE = "workforce", "Supervision, training and allegations"
    PARTNERSHIP = "partnership", "How agencies work together"


class LearningPoint(Record):
    """What a piece of evidence taught the partnership, in words that name nobody."""

    KIND = "thread.learning_point"
    LIFECYCLE = LEARNING_POINT

    text = models.CharField(max_length=500)
    kind = models.CharField(max_length=12, choices=PointKind)
    area = models.CharField(max_length=14, choices=PracticeArea)
    themes = models.ManyToManyField(Theme, related_name="points")
    learnt_on = models.DateField()
    source_ref = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=200, blank=True)
    # What others are found like it by (likeness.features); made again where its vocabulary is not today's.
    marks = models.TextField(blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "text", "kind", "area", "themes", "learnt_on", "source_ref", "source", "marks"),
    )

    class Meta:
        ordering = ["-learnt_on", "-id"]
        indexes = [
            models.Index(fields=["partnership", "-learnt_on", "-id"], name="points_newest_first"),
            models.Index(fields=["partnership", "source_ref", "learnt_on", "state"], name="points_of_a_record"),
        ]

    @property
    def title(self) -> str:
        """The point as it is called in lists."""
        return self.text

    @property
    def open(self) -> bool:
        """Whether something may still be done about it."""
        return self.state in {"noted", "acted_on"}


class Repeat(models.Model):
    """That a learning point says again what an earlier one said. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(LearningPoint, on_delete=models.PROTECT, related_name="repeats")
    earlier = models.ForeignKey(LearningPoint, on_delete=models.PROTECT, related_name="repeated_by")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "point", "earlier", "said_by", "at"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "earlier"], name="repeats_once")]

    def __str__(self) -> str:
        return f"{self.point_id} repeats {self.earlier_id}"
