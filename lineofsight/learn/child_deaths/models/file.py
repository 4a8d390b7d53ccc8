from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.death import Death


class CaseNumber(InRoom):
    """The number under which another system knows a death, by which its row in a file is found again."""

    death = models.OneToOneField(Death, on_delete=models.PROTECT, related_name="case_number")
    number = SealedText()
    # Its keyed digest, as with NHS numbers.
    mark = models.CharField(max_length=80, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death"),
        personal=("mark",), sealed=("number",),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "mark"], condition=~models.Q(mark=""), name="a_case_number_once"
            )
        ]


class Difference(InRoom):
    """A file says otherwise than what stands here. Nothing was overwritten: somebody decides which is right.

    What somebody put right without a file is kept beside it, decided: what stood, and what they wrote."""

    DECIDED = {
        "kept": "What stands here was kept", "taken": "What the file says was taken", "right": "Put right here",
    }  # fmt: skip

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="differences")
    column = models.CharField(max_length=40)
    # What the file says, and what stood here when somebody decided.
    told = SealedText()
    stood = SealedText()
    decided = models.CharField(max_length=5, blank=True, choices=DECIDED)
    decided_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "column", "decided", "decided_on"), sealed=("told", "stood"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
