from django.db import models

from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.lifecycle import TRACKER
from lineofsight.kernel.privacy import Ownership, Privacy


class Tracker(Record):
    """A spreadsheet of actions as it was kept before: the file itself, and what its columns were matched to."""

    KIND = "thread.tracker"
    LIFECYCLE = TRACKER

    title = models.CharField(max_length=120)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    columns = models.JSONField(default=dict)
    loaded = models.PositiveIntegerField(default=0)
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "title", "file", "columns", "loaded", "brought_by"),
    )

    class Meta:
        ordering = ["-id"]
