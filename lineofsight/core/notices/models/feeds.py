from django.db import models

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Feed(models.Model):
    """The address at which a person's calendar reads what is due from them. Only the digest of its secret is kept."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="account_life",
        internal=("id", "ref", "partnership", "person", "created_at", "ended_at"),
        sealed=("digest",),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "person"], condition=models.Q(ended_at=None), name="one_feed_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"feed {self.ref}"
