from datetime import date

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.notices import rules
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy

OPEN = Q(done_at=None, lifted_at=None)


class Due(models.Model):
    """One thing owed: for which record, by whom, by when and under which rule; and when it was done or lifted.

    `rule` is a few plain words with the source and its strength, such as "Working Together 2023, must". A row that is
    `sealed` is, to everybody but its holder, a day and nothing else.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    record_ref = models.CharField(max_length=10)
    record_kind = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    rule = models.CharField(max_length=120, blank=True)
    sealed = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            "id", "partnership", "record_ref", "record_kind", "what", "title", "address", "person", "organisation",
            "role", "on", "rule", "sealed", "done_at", "lifted_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_ref", "what"], name="owed_once"),
            models.CheckConstraint(condition=Q(done_at=None) | Q(lifted_at=None), name="done_or_lifted_and_not_both"),
        ]
        # Each way of being mine has an index of what is still open: an inbox costs what it holds, not what there is.
        indexes = [
            # Holds all that a year is counted by.
            models.Index(fields=["partnership", "on", "id", "lifted_at", "done_at"], name="due_by_day"),
            models.Index(fields=["partnership", "record_kind"], name="due_of_a_kind"),
            models.Index(fields=["partnership", "on", "id"], condition=OPEN, name="due_next"),
            models.Index(fields=["partnership", "person", "on"], condition=OPEN, name="due_from_a_person"),
            models.Index(fields=["partnership", "organisation", "on"], condition=OPEN, name="due_from_an_agency"),
            models.Index(fields=["partnership", "role", "on"], condition=OPEN, name="due_from_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.record_ref}"

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.done_at is None and self.lifted_at is None

    @property
    def statutory(self) -> bool:
        """Whether the rule it is owed under is statute's or statutory guidance's."""
        return rules.statutory(self.rule)

    @property
    def holder(self) -> str:
        """Who owes it, in words."""
        if self.person:
            return self.person.name
        return self.organisation.name if self.organisation else str(Role(self.role).label) if self.role else "Nobody"

    @property
    def holder_ref(self) -> str:
        """Who owes it, as its history names them."""
        return self.person.ref if self.person else self.organisation.ref if self.organisation else self.role

    def late(self, day: date | None = None) -> int:
        """How many days late it is on a day, or was when it was done; 0 and less are in time."""
        reached = clock.london(self.done_at).date() if self.done_at else day or clock.today()
        return (reached - self.on).days


class DueChange(models.Model):
    """One thing that happened to what is owed: owed, its day moved, passed to another, done or lifted.

    Never changed, so that a day that slips stays visible with the day it slipped from.
    """

    class Change(models.TextChoices):
        OWED = "owed", "Owed"
        MOVED = "moved", "Day moved"
        PASSED = "passed", "Passed to another"
        SETTLED = "settled", "Done"
        LIFTED = "lifted", "No longer owed"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="changes")
    change = models.CharField(max_length=10, choices=Change)
    on = models.DateField()
    was = models.DateField(null=True)
    holder_ref = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(default=clock.now)
    actor_ref = models.CharField(max_length=60)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=("id", "partnership", "due", "change", "on", "was", "holder_ref", "at", "actor_ref"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.change} {self.due_id}"
