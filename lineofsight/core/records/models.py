from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import Lifecycle
from lineofsight.kernel.privacy import Ownership, Privacy


class Record(models.Model):
    """What every record with a lifecycle has: a ref, a partnership and a state.

    A subclass names its `KIND` ("module.noun") and its `LIFECYCLE`. Its state is set by `records.services.move` alone.
    """

    KIND: ClassVar[str]
    LIFECYCLE: ClassVar[Lifecycle]
    # The fields every record has, for a subclass's privacy declaration.
    COMMON: ClassVar[tuple[str, ...]] = ("id", "ref", "partnership", "state", "created_at")

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=30)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.KIND} {self.ref}"

    @property
    def state_now(self):
        """The state as the lifecycle's table describes it."""
        return self.LIFECYCLE.state(self.state)


class Card(models.Model):
    """A record as the rest of the house sees it: what it is called and where it is."""

    kind = models.CharField(max_length=60)
    ref = models.CharField(max_length=10, unique=True)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    # What the room it is in keeps shut has a key for its name, and no words by which it could be found.
    sealed = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=("id", "kind", "ref", "partnership", "label", "address", "words", "sealed", "created_at"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(sealed=False) | models.Q(words=""), name="sealed_has_no_words")
        ]

    def __str__(self) -> str:
        return self.label


class Moved(models.Model):
    """One move a record made: who, when, from, to, why. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    ref = models.CharField(max_length=10)
    move = models.CharField(max_length=60)
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30)
    at = models.DateTimeField(default=clock.now)
    actor_ref = models.CharField(max_length=60)
    by_link = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            "id", "partnership", "kind", "ref", "move", "from_state", "to_state", "at", "actor_ref", "by_link",
            "reason",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["ref", "id"], name="moves_of_a_record"),
            models.Index(fields=["partnership", "kind", "at"], name="moves_by_when"),
        ]

    def __str__(self) -> str:
        return f"{self.move} {self.ref}"
