from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.incident import Incident


class RapidReview(InRoom):
    """What a rapid review says: its four aims, the child's daily life, and the next step with its reason."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="rapid_review")
    # What follows, by its key: "local", "national", "learning" or "other".
    step = models.CharField(max_length=20, blank=True)
    criteria = models.JSONField(default=list)
    facts = SealedText()
    child_life = SealedText()
    safety = SealedText()
    improvement = SealedText()
    next_steps = SealedText()

    SAID = ("facts", "child_life", "safety", "improvement", "next_steps")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "step", "criteria"),
        sealed=SAID,
    )


class SignOff(InRoom):
    """That one safeguarding partner, by its own person, signed the review as it stood: its digest says how."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="sign_offs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "organisation", "person", "digest"),
    )

    class Meta:
        ordering = ["id"]


class Sending(InRoom):
    """That the rapid review went to the national Panel on a day. Sent again, both stay. Never changed."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="sendings")
    sent_on = models.DateField()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "incident", "sent_on")
    )

    class Meta:
        ordering = ["id"]


class PanelResponse(InRoom):
    """What the national Panel answered to a rapid review."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="responses")
    received_on = models.DateField()
    agrees = models.CharField(max_length=10)
    national = models.BooleanField(default=False)
    asks = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "received_on", "agrees", "national"),
        sealed=("asks",),
    )

    class Meta:
        ordering = ["id"]
