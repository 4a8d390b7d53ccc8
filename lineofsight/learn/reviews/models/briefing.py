from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.models import LearningPoint
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import BRIEFING


class Briefing(Record):
    """A page for practitioners of what reviews taught: each point, how to enhance practice, where to read on. It is
    made of released learning points alone, and stands in no room."""

    KIND = "reviews.briefing"
    LIFECYCLE = BRIEFING

    title = models.CharField(max_length=120)
    edition = models.PositiveSmallIntegerField(default=1)
    # The edition it follows.
    earlier = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="later")
    # Everybody who wrote something of it, none of whom publishes it.
    writers = models.ManyToManyField(Person, related_name="+")
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "title", "edition", "earlier", "writers", "published_by", "published_at"),
    )

    class Meta:
        ordering = ["-id"]


class BriefingPart(models.Model):
    """One learning point of a briefing, with what practitioners make of it."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="parts")
    point = models.ForeignKey(LearningPoint, on_delete=models.PROTECT, related_name="+")
    practice = models.TextField(blank=True)
    links = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "briefing", "point", "practice", "links", "created_at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["briefing", "point"], name="a_point_once_in_a_briefing")]

    def __str__(self) -> str:
        return f"part {self.ref}"
