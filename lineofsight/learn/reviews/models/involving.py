from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.local_review import LocalReview


class PractitionerEvent(InRoom):
    """A meeting with those who worked with the family: who was invited by role, what support was offered, and what
    they told."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="events")
    on = models.DateField()
    place = SealedText()
    invited = SealedText()
    support = SealedText()
    told = SealedText()

    SAID = ("place", "invited", "support", "told")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "on"),
        sealed=SAID,
    )

    class Meta:
        ordering = ["on", "id"]


class FamilyContact(InRoom):
    """One contact with the family: the day, who, how, and what was said. Made by a person: nothing is ever sent."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    noted_by = models.CharField(max_length=60)
    who = SealedText()
    how = SealedText()
    said = SealedText()

    SAID = ("who", "how", "said")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "on", "noted_by"),
        sealed=SAID,
    )

    class Meta:
        ordering = ["on", "id"]
