from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class File(models.Model):
    """A file kept for a partnership: what it is called, how large, its hash, and where its sealed bytes stand.

    The name it came with may name a person, so it is personal. The bytes stand sealed under a random name and are
    served by a view, never by their place.
    """

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    # What its content is, such as "application/pdf".
    kind = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=100, unique=True)
    # The record it belongs to, whose readers may read it; empty where another row points to the file.
    record_ref = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=("id", "ref", "partnership", "kind", "size", "sha256", "place", "record_ref", "created_at"),
        personal=("name",),
    )

    class Meta:
        indexes = [models.Index(fields=["record_ref", "id"], name="files_by_record")]

    def __str__(self) -> str:
        return f"file {self.ref}"
