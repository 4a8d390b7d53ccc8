from django.db import models

from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Entry(models.Model):
    """One thing that happened: who, what, to which record, when."""

    at = models.DateTimeField(default=clock.now)
    event = models.CharField(max_length=100)
    actor_kind = models.CharField(max_length=20)
    actor_ref = models.CharField(max_length=60)
    grant_ref = models.CharField(max_length=10, blank=True)
    partnership_ref = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_ref = models.CharField(max_length=60, blank=True)
    # Why something sealed was read: a key of a list, never a sentence.
    reason = models.CharField(max_length=20, blank=True)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        internal=(
            "id", "at", "event", "actor_kind", "actor_ref", "grant_ref", "partnership_ref", "subject_kind",
            "subject_ref", "reason",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_ref", "id"], name="trail_by_subject"),
            models.Index(fields=["actor_ref", "id"], name="trail_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject_ref}"
