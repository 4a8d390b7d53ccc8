from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.models.body import Body


class Rhythm(models.TextChoices):
    """How often one writes to the other."""

    NEVER = "never", "Not expected"
    QUARTER = "quarter", "Each quarter"
    HALF_YEAR = "half_year", "Twice a year"
    YEAR = "year", "Each year"


class Liaison(models.Model):
    """How the partnership and a body outside it keep each other informed: who writes, how often each way, since when.

    The latest counts. Never changed: what was agreed before stays to be read.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="liaisons")
    # Who of us sends ours, who of us asks for theirs, and who writes to us from there.
    sender = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    theirs = models.CharField(max_length=160, blank=True)
    we_send = models.CharField(max_length=9, choices=Rhythm)
    they_send = models.CharField(max_length=9, choices=Rhythm)
    since = models.DateField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "partnership", "body", "sender", "asker", "we_send", "they_send", "since", "written_by", "at",
        ),
        personal=("theirs",),
    )  # fmt: skip

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"liaison {self.pk} with {self.body_id}"
