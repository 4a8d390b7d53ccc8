from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.notices.models.messages import Message
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Digest(models.Model):
    """That a person was written their digest of a week (its Monday): one a week, whatever happens in between."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="six_years",
        internal=("id", "partnership", "person", "week", "message"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "person", "week"], name="one_digest_a_week")]

    def __str__(self) -> str:
        return f"digest {self.week} {self.person_id}"


class DigestRun(models.Model):
    """That everybody was written the digest of a week: who begins to owe something later in it waits for the next."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    done_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="six_years", internal=("id", "partnership", "week", "done_at")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "week"], name="one_run_a_week")]

    def __str__(self) -> str:
        return f"digests {self.week}"


class NoDigest(models.Model):
    """That a person wants no digest, from any partnership."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=clock.now)

    privacy = Privacy(ownership=Ownership.INSTALLATION, retention="account_life", internal=("id", "person", "since"))

    def __str__(self) -> str:
        return f"no digest {self.person_id}"
