from django.db import models

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.notices.lifecycle import MESSAGE
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Message(models.Model):
    """One e-mail: to whom, about what, and what became of it. Its text may hold a link's secret, so it is sealed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    to_address = models.EmailField()
    about_ref = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    text = models.BinaryField()
    state = models.CharField(max_length=10, default=MESSAGE.initial)
    message_id = models.CharField(max_length=120)
    created_at = models.DateTimeField(default=clock.now)
    handed_over_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=60)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="six_years",
        internal=(
            "id", "ref", "partnership", "person", "about_ref", "kind", "subject", "state", "message_id", "created_at",
            "handed_over_at", "answer", "tries", "next_try_at", "asked_by",
        ),
        personal=("to_address",),
        sealed=("text",),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "-id"], name="messages_newest_first"),
            # Of all that were ever written, what waits or is under way is looked for daily and at each start.
            models.Index(fields=["state", "handed_over_at"], name="messages_under_way"),
        ]

    def __str__(self) -> str:
        return f"message {self.ref}"

    @property
    def state_now(self):
        """The state as the lifecycle's table describes it."""
        return MESSAGE.state(self.state)
