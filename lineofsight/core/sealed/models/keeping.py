from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.sealed.models.room import InRoom, Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class GlassRole(models.Model):
    """A role whose holders may break the glass of a partnership's rooms."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(ownership=Ownership.PARTNERSHIP, retention="permanent", internal=("id", "partnership", "role"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "role"], name="a_role_is_named_once")]

    def __str__(self) -> str:
        return self.role


class Retention(models.Model):
    """How long a partnership keeps what stands in rooms of one kind once they are closed, and by which schedule."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    holds = models.CharField(max_length=60)
    years = models.PositiveSmallIntegerField()
    schedule = models.CharField(max_length=200)
    set_on = models.DateField(default=clock.today)
    set_by = models.CharField(max_length=60)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "holds", "years", "schedule", "set_on", "set_by"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.holds}: {self.years} years"


class Hold(InRoom):
    """A legal hold: nothing in the room is erased until it ends, whatever the schedule says."""

    placed_by = models.CharField(max_length=60)
    # For whom: a key of the rules, so that it can be shown outside.
    why = models.CharField(max_length=20)
    note = SealedText()
    review_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "placed_by", "why", "review_on", "ended_at"),
        sealed=("note",),
    )


class Erasure(models.Model):
    """That what stood in a room was erased, under which schedule. Its key and state stay. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    retention = models.ForeignKey(Retention, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    # How many texts and how many files.
    texts = models.PositiveIntegerField()
    files = models.PositiveIntegerField()

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "room", "retention", "at", "texts", "files"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room"], name="a_room_is_erased_once")]

    def __str__(self) -> str:
        return f"erasure {self.ref}"


class Rehearsal(models.Model):
    """A restore that was rehearsed: a copy was made, put back somewhere else, and compared."""

    at = models.DateTimeField(default=clock.now)
    tables = models.PositiveIntegerField()
    rows = models.PositiveBigIntegerField()
    files = models.PositiveIntegerField()
    sealed_opened = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField()
    problem = models.CharField(max_length=300, blank=True)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        internal=("id", "at", "tables", "rows", "files", "sealed_opened", "seconds", "problem"),
    )

    def __str__(self) -> str:
        return f"rehearsal {self.pk}"
