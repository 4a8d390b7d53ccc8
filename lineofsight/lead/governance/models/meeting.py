from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.design.text import day
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import MEETING
from lineofsight.lead.governance.models.body import Body


class Purpose(models.TextChoices):
    """What something is on the agenda for."""

    DECIDE = "decide", "To decide"
    ASSURE = "assure", "To be assured"
    INFORM = "inform", "To know"


class Meeting(Record):
    """One meeting of a body: when and where, its agenda, who came, what was said and decided."""

    KIND = "governance.meeting"
    LIFECYCLE = MEETING

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=200, blank=True)
    # The last day on which papers leave the clear working days the partnership keeps to.
    papers_due = models.DateField()
    sent_on = models.DateField(null=True)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "body", "on", "starts", "place", "papers_due", "sent_on", "drafted_by", "agreed_on",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["partnership", "state", "on"], name="meetings_by_state")]

    @property
    def title(self) -> str:
        """The meeting as it is called in lists."""
        return f"{self.body.name}, {day(self.on)}"

    @property
    def ahead(self) -> bool:
        """Whether it is still to be held."""
        return self.state in {"planned", "agenda", "papers_due", "out"}

    @property
    def minuted(self) -> bool:
        """Whether its minutes may be read: they are drafted at least."""
        return self.state in {"drafted", "checked", "agreed"}


class Item(models.Model):
    """One item of an agenda: what it is on for, who brings it, perhaps which record it is about, and what was said.

    A private one does not stand in what the public reads. One taken off the agenda is kept, dropped.
    """

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=6, choices=Purpose)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    about_ref = models.CharField(max_length=10, blank=True)
    private = models.BooleanField(default=False)
    minutes = models.TextField(blank=True)
    dropped = models.BooleanField(default=False)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "meeting", "position", "title", "purpose", "owner", "about_ref", "private",
            "minutes", "dropped",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"item {self.ref}"
