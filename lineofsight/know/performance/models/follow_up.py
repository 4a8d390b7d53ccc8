from django.db import models
from django.db.models import F, Q

from lineofsight.core.people.models import Organisation
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.performance.lifecycle import FOLLOW_UP


class FollowUp(Record):
    """What a group of the partnership asked about an indicator in a period, and what the agency it is from answered.

    It stays with the indicator: its page and the next pack show it, answered or not. The group is kept by its name as
    it was, and by its ref where it is one the house knows.
    """

    KIND = "performance.follow_up"
    LIFECYCLE = FOLLOW_UP

    indicator = models.CharField(max_length=80)
    start = models.DateField()
    end = models.DateField()
    body = models.CharField(max_length=120)
    body_ref = models.CharField(max_length=10, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    due = models.DateField()
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "indicator", "start", "end", "body", "body_ref", "organisation", "question", "due",
            "asked_by", "asked_at", "answer", "answered_by", "answered_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="followed_up_period_in_order")]
        indexes = [models.Index(fields=["partnership", "indicator", "end"], name="follow_ups_of_an_indicator")]

    @property
    def period(self) -> Period:
        """The period it asks about."""
        return Period(self.start, self.end)
