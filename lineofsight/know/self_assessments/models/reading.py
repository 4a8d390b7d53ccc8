"""What a reader makes of a copy: challenges with their thread, and verdicts of its own beside the organisation's."""

from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.lifecycle import CHALLENGE
from lineofsight.know.self_assessments.models.asking import Copy


class Challenge(Record):
    """A question about one answer, and by when it is to be answered."""

    KIND = "self_assessments.challenge"
    LIFECYCLE = CHALLENGE

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="challenges")
    item = models.CharField(max_length=60)
    due = models.DateField()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent", internal=(*Record.COMMON, "copy", "item", "due")
    )

    class Meta:
        ordering = ["id"]


class ChallengeWord(models.Model):
    """One thing said in a challenge's thread, by the reader or by the organisation. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="words")
    text = models.TextField()
    by = models.CharField(max_length=60)
    by_link = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "challenge", "by", "by_link", "at"),
        personal=("text",),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"in {self.challenge_id}"


class Moderation(models.Model):
    """What a reader holds an answer to come to, and why: beside the organisation's own, never over it. Never changed:
    a later one of the same who moderate follows it, and what others hold stands beside it."""

    class By(models.TextChoices):
        """Who holds an answer to be something."""

        READER = "reader", "The reader itself"
        PEERS = "peers", "Peers"
        PANEL = "panel", "A panel"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="moderations")
    item = models.CharField(max_length=60)
    by_whom = models.CharField(max_length=6, choices=By, default=By.READER)
    # Which panel, or which peers; empty where the reader itself says so.
    panel = models.CharField(max_length=120, blank=True)
    value = models.CharField(max_length=40)
    verdict = models.CharField(max_length=14)
    reason = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "copy", "item", "by_whom", "panel", "value", "verdict", "by", "at"),
        personal=("reason",),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.item

    @property
    def who(self) -> str:
        """Who holds it to be so, in words."""
        return f"{self.get_by_whom_display()}: {self.panel}" if self.panel else str(self.get_by_whom_display())
