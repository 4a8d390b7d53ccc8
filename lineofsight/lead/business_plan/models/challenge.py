from datetime import date

from django.db import models
from django.db.models import Q

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import CHALLENGE


class Challenge(Record):
    """A specific question to an agency or a body, with its evidence and the support offered.

    It has a reply and ends with what changed. One of an earlier year is recorded with the document it was published in.
    """

    KIND = "business_plan.challenge"
    LIFECYCLE = CHALLENGE

    question = models.CharField(max_length=500)
    # Who challenges: a body or a role in words, such as "Executive" or "independent scrutineer".
    by = models.CharField(max_length=120)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # Who is challenged: an agency of the partnership, or another body in words.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.CharField(max_length=120, blank=True)
    # What it is about: a record by its card, and in words.
    about_ref = models.CharField(max_length=10, blank=True)
    about = models.CharField(max_length=200, blank=True)
    support = models.CharField(max_length=500, blank=True)
    issued_on = models.DateField(null=True)
    reply_due = models.DateField(null=True)
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    replied_on = models.DateField(null=True)
    body_above = models.CharField(max_length=120, blank=True)
    effect = models.CharField(max_length=1000, blank=True)
    # Where one from before this was kept here was published: document and place.
    published_in = models.CharField(max_length=200, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "question", "by", "raised_by", "organisation", "body", "about_ref", "about", "support",
            "issued_on", "reply_due", "reply", "replied_by", "replied_on", "body_above", "effect", "published_in",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-issued_on", "-id"]
        indexes = [
            models.Index(fields=["partnership", "state", "reply_due"], name="challenges_by_state"),
            models.Index(fields=["about_ref"], name="challenges_about_a_record"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(organisation=None) | Q(body=""), name="challenge_to_one_agency_or_body")
        ]

    @property
    def title(self) -> str:
        """The challenge as it is called in lists."""
        return self.question

    @property
    def to(self) -> str:
        """Who is challenged."""
        return self.organisation.name if self.organisation else self.body

    def late_on(self, day: date) -> int:
        """Days by which the reply is late on a day; none where it came, or is not asked for."""
        if self.reply_due is None or self.state not in {"issued", "acknowledged", "escalated"}:
            return 0
        return max((day - self.reply_due).days, 0)
