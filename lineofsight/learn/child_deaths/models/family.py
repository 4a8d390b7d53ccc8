from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.rules.reviewing import FEEDBACK


class Family(InRoom):
    """Who keeps in touch with a family, and what they wish. There is no address of theirs here: nothing is sent by
    itself."""

    death = models.OneToOneField(Death, on_delete=models.PROTECT, related_name="family")
    key_worker = SealedText()
    wishes = SealedText()
    do_not_contact = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death"),
        personal=("do_not_contact",), sealed=("key_worker", "wishes"),
    )  # fmt: skip


class FamilySent(InRoom):
    """Something somebody gave a family, or sent them by hand."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="sent")
    on = models.DateField()
    what = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death", "on"),
        sealed=("what",),
    )  # fmt: skip

    class Meta:
        ordering = ["on", "id"]


class FamilyFeedback(InRoom):
    """Whether a family was asked how they were supported and answered, as it was said when their child’s review was
    closed. What they said is not kept here."""

    death = models.OneToOneField(Death, on_delete=models.PROTECT, related_name="feedback")
    answer = models.CharField(max_length=10, choices=FEEDBACK)
    # Why they were not asked.
    why = SealedText()
    # The day the review was closed; the last time, where it was opened again.
    on = models.DateField()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death", "on"),
        personal=("answer",), sealed=("why",),
    )  # fmt: skip
