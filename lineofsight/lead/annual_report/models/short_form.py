from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class ShortForm(models.Model):
    """What a short form stands for in one partnership's reports, as somebody said; the latest stands. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    short = models.CharField(max_length=20)
    # Empty: it needs no explanation, and stands in no glossary.
    words = models.CharField(max_length=120, blank=True)
    meaning = models.CharField(max_length=200, blank=True)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        open=("id", "ref", "partnership", "short", "words", "meaning"),
        internal=("said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.short} of partnership {self.partnership_id}"
