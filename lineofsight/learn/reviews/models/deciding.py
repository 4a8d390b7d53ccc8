from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.incident import Incident


class PartnerView(InRoom):
    """What one safeguarding partner thinks of notifying, and when they said so. Said again, both stay."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="partner_views")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    view = models.CharField(max_length=20)
    why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "organisation", "person", "view"),
        sealed=("why",),
    )

    class Meta:
        ordering = ["id"]


class Decision(InRoom):
    """What was decided: notified, not notified, or found later not to meet the criteria. Decided again, both stay."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="decisions")
    # "notified", "not_notified", "redesignated" or "of_its_time".
    outcome = models.CharField(max_length=20)
    alternative = models.CharField(max_length=20, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    reference = SealedText()
    reason = SealedText()
    advice = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "outcome", "alternative", "decided_by", "decided_on"),
        sealed=("reference", "reason", "advice"),
    )

    class Meta:
        ordering = ["id"]
