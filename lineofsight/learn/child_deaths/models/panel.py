from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import InRoom, Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.lifecycle import PANEL
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.rules.panels import KINDS, SEATS


class Member(models.Model):
    """Somebody who sits on panels of one kind. It opens nothing: each pack is opened to those named for it."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=20, choices=SEATS)
    # They chair it, or do when whoever chairs it is away.
    chairs = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="six_years",
        internal=("id", "ref", "partnership", "kind", "person", "seat", "chairs", "ended_on"),
    )  # fmt: skip

    class Meta:
        ordering = ["kind", "seat", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "person"], condition=models.Q(ended_on=None),
                name="somebody_sits_once_on_a_panel",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.seat} {self.ref}"


class Panel(Record):
    """A meeting of a panel. Its room holds summaries without names: members go in there, and into no child's room."""

    KIND = "child_deaths.panel"
    LIFECYCLE = PANEL

    room = models.OneToOneField(Room, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    on = models.DateField()
    theme = models.CharField(max_length=120, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*Record.COMMON, "room", "kind", "on", "theme"),
    )  # fmt: skip

    class Meta:
        ordering = ["-on", "-id"]


class OnPanel(InRoom):
    """A death on a panel, in the panel's room: its summary without names, and who leads its review."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="deaths")
    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="panels")
    summary = SealedText()
    lead = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    taken_off = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "panel", "death", "lead", "taken_off"), sealed=("summary",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]


class EarlierSummary(InRoom):
    """A summary as it stood before it was put right, and who put it right: for whoever coordinates the panel."""

    on_panel = models.ForeignKey(OnPanel, on_delete=models.PROTECT, related_name="earlier")
    text = SealedText()
    by = models.CharField(max_length=10)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "on_panel", "by"),
        sealed=("text",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]


class Conflict(InRoom):
    """A member cared for a child, or is otherwise too near: they do not lead that review, at whichever panel; and if
    they take no part in it, they read nothing of it. Never changed: what was declared of them last counts."""

    on_panel = models.ForeignKey(OnPanel, on_delete=models.PROTECT, related_name="conflicts")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    takes_part = models.BooleanField(default=True)
    why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "on_panel", "member", "takes_part"), sealed=("why",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]


class Attendance(models.Model):
    """A member was at a panel."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="attendances")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=("id", "partnership", "panel", "member")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "member"], name="a_member_comes_once")]

    def __str__(self) -> str:
        return f"attendance {self.pk}"
