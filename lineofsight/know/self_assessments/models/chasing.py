"""By which letters a partnership chases what has not come in, and each letter that was sent."""

from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.models.asking import Copy, Round
from lineofsight.know.self_assessments.models.reading import Challenge
from lineofsight.know.self_assessments.rules.chasing import Rung, from_data


class Ladder(models.Model):
    """One edition of a partnership's letters for one set of questions. Never changed: a later one follows it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    question_set = models.CharField(max_length=40)
    n = models.PositiveSmallIntegerField()
    rungs = models.JSONField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "question_set", "n", "rungs", "by", "at"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "question_set", "n"], name="one_ladder_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.question_set}, {self.n}"

    @property
    def steps(self) -> tuple[Rung, ...]:
        """Its rungs, by their day."""
        return from_data(self.rungs)


class Chasing(models.Model):
    """That somebody looked at what would be sent and let a round be chased by one ladder; without one: stopped it.
    Never changed: the latest counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="chasings")
    ladder = models.ForeignKey(Ladder, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "round", "ladder", "by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.round_id}, {self.at}"


class Chased(models.Model):
    """One letter of a ladder that was sent about one copy, once. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="chased")
    rung = models.CharField(max_length=40)
    whom = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ladder = models.ForeignKey(Ladder, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=300)
    # As it was sent, but for the link, which is nobody's but the lead's.
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "copy", "rung", "whom", "person", "ladder", "subject", "at"),
        personal=("text",),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["copy", "rung"], name="one_letter_of_a_rung")]

    def __str__(self) -> str:
        return f"{self.rung} of {self.copy_id}"


class ChallengeReminder(models.Model):
    """That a challenge was not answered by its day, and the lead was reminded, once for each day set. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="reminders")
    due = models.DateField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "challenge", "due", "person", "at"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["challenge", "due"], name="one_reminder_of_a_day")]

    def __str__(self) -> str:
        return f"about {self.challenge_id}"
