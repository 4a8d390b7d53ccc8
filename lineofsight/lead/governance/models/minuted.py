from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import DECISION
from lineofsight.lead.governance.models.meeting import Item, Meeting
from lineofsight.lead.governance.models.paper import Paper
from lineofsight.lead.governance.models.seat import Seat


class Status(models.TextChoices):
    """Whether a seat was there."""

    PRESENT = "present", "Came"
    SUBSTITUTE = "substitute", "Sent a substitute"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "Absent"


class Attendance(models.Model):
    """Who came to a meeting for a seat, written down once; a guest came for none."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="attendances")
    status = models.CharField(max_length=10, choices=Status)
    who = models.CharField(max_length=120, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "meeting", "seat", "status"),
        personal=("who",),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_for_a_seat"),
            models.CheckConstraint(condition=Q(seat__isnull=False) | ~Q(who=""), name="a_guest_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Interest(models.Model):
    """An interest somebody declared at a meeting, and what was done about it. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="interests")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=120)
    what = models.CharField(max_length=400)
    dealt_with = models.CharField(max_length=200)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "meeting", "item", "dealt_with"),
        personal=("who", "what"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"interest {self.ref}"


class Decision(Record):
    """What a meeting decided, apart from its minutes: numbered, in one text, with the paper it rested on."""

    KIND = "governance.decision"
    LIFECYCLE = DECISION

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="decisions")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, related_name="decisions")
    text = models.CharField(max_length=1000)
    # Where a partner did not agree: who, and why. The partners’ duty is joint and equal (Children Act 2004).
    dissent = models.CharField(max_length=400, blank=True)
    private = models.BooleanField(default=False)
    decided_on = models.DateField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "year", "number", "item", "paper", "text", "dissent", "private", "decided_on",
            "written_by",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "number"], name="decisions_numbered_once")
        ]

    @property
    def called(self) -> str:
        """Its number, such as 2026/14."""
        return f"{self.year}/{self.number}"
