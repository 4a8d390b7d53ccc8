from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.incident import Incident


class TakenOver(InRoom):
    """That an incident came from the review of a death, which stays where it is: each knows the other by its ref."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="taken_over")
    death_ref = models.CharField(max_length=10)
    nhs_number = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident"),
        personal=("death_ref",),
        sealed=("nhs_number",),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "death_ref"], name="a_death_is_taken_over_once")]
