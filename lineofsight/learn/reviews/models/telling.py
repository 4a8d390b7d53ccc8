from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.sealed.models import InRoom
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.incident import Incident
from lineofsight.learn.reviews.rules.telling import DECIDED


class AgencyTold(InRoom):
    """That an agency which took part in a rapid review was written to of what was decided after it. Decided anew, it is
    told anew, and both stay."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="agencies_told")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided = models.CharField(max_length=20, choices=DECIDED)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "incident", "organisation", "person", "decided"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
