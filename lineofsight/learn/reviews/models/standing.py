from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy


class LetStand(InRoom):
    """That words which the search finds in a wording for outside point to nobody there, as a second person judged: who,
    when, of which place of which wording, and why. It counts for that very wording. Never changed."""

    # The text for publication, for its own words or for the address it stands under; or the drafted learning point.
    about_ref = models.CharField(max_length=10)
    # How many signs stand before the place, and what the search took it for.
    at = models.PositiveIntegerField()
    what = models.CharField(max_length=60)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The whole wording as one number, by which it is known again.
    digest = SealedText()
    words = SealedText()
    why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "about_ref", "at", "what", "set_by"),
        sealed=("digest", "words", "why"),
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["about_ref"], name="let_stand_of_a_wording")]
