from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.analysis import Analysis
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.rules.submitting import FORMS


class Submission(InRoom):
    """A form of a death was sent to the National Child Mortality Database, and perhaps accepted there. An analysis that
    was set aside leaves its own; the one that is agreed instead is sent anew."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="submissions")
    form = models.CharField(max_length=20, choices=FORMS)
    # The edition of the national forms by which it was made.
    edition = models.CharField(max_length=20)
    # What was agreed and sent, of an analysis form.
    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField()
    accepted_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "form", "edition", "analysis", "sent_on", "accepted_on"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["death", "form"], condition=models.Q(analysis=None), name="a_form_once"),
            models.UniqueConstraint(fields=["analysis"], name="an_analysis_once"),
        ]
