from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.lifecycle import ROOM
from lineofsight.core.sealed.rules import new_key
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Room(Record):
    """A sealed room around one record of a module: its key, what it is, and where it is found."""

    KIND = "sealed.room"
    LIFECYCLE = ROOM

    # The kind of the record it stands around, such as "reviews.incident".
    holds = models.CharField(max_length=60)
    key = models.CharField(max_length=7, default=new_key, editable=False)
    # What it is called with its key, such as "Serious incident K7F-3QM".
    label = models.CharField(max_length=80)
    # The page of the record in it, within the product.
    address = models.CharField(max_length=200)
    closed_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*Record.COMMON, "holds", "key", "label", "address", "closed_on"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="one_room_for_a_key")]


class InRoom(models.Model):
    """What every row that stands in a room has: a ref, a partnership and the room."""

    COMMON = ("id", "ref", "partnership", "room", "created_at")

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.label_lower} {self.ref}"


class Reading(InRoom):
    """Somebody has a room open: why, and until when. Each page read in it has its own row on the trail."""

    holder_ref = models.CharField(max_length=10)
    grant_ref = models.CharField(max_length=10)
    reason = models.CharField(max_length=20)
    note = SealedText()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="six_years",
        internal=(*InRoom.COMMON, "holder_ref", "grant_ref", "reason", "until", "ended_at"),
        sealed=("note",),
    )

    class Meta:
        indexes = [models.Index(fields=["room", "holder_ref", "until"], name="readings_of_a_room")]


class RoomFile(InRoom):
    """A file kept in a room. The file goes by its ref; what its sender called it is sealed."""

    # None once it was erased.
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    # The row it belongs to, where it is not the room's own.
    about_ref = models.CharField(max_length=10, blank=True)
    title = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "file", "about_ref"),
        sealed=("title",),
    )
