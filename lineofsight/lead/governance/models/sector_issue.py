from datetime import date

from django.db import models
from django.db.models import Q

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import SECTOR_ISSUE
from lineofsight.lead.governance.models.meeting import Item
from lineofsight.lead.governance.models.minuted import Decision
from lineofsight.lead.governance.models.seat import Seat


class SectorIssue(Record):
    """What a sector asks the partnership to take up: raised from its seat, put to a meeting, answered, told back.

    How many organisations said so and how that was gathered stands beside it, so that one loud voice is not taken for
    a sector.
    """

    KIND = "governance.sector_issue"
    LIFECYCLE = SECTOR_ISSUE

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="issues")
    title = models.CharField(max_length=160)
    text = models.CharField(max_length=2000)
    organisations = models.PositiveSmallIntegerField()
    gathered = models.CharField(max_length=300)
    raised_on = models.DateField(default=clock.today)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # Whether somebody else wrote it down for whoever sits there.
    on_behalf = models.BooleanField(default=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")
    answer_by = models.DateField(null=True)
    answer = models.CharField(max_length=1000, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    told_by = models.CharField(max_length=120, blank=True)
    told_how = models.CharField(max_length=300, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "seat", "title", "text", "organisations", "gathered", "raised_on", "raised_by",
            "on_behalf", "item", "answer_by", "answer", "decision", "answered_on", "told_on", "told_how",
        ),
        personal=("told_by",),
    )  # fmt: skip

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(organisations__gte=1), name="somebody_said_so"),
            models.CheckConstraint(
                condition=~Q(state="put") | Q(item__isnull=False, answer_by__isnull=False), name="put_to_a_meeting"
            ),
        ]

    @property
    def sector(self) -> str:
        """The sector that raised it."""
        return self.seat.sector

    def late_on(self, day: date) -> int:
        """Days by which its answer is late on a day, or came late."""
        if self.answer_by is None or self.state not in ("put", "answered", "told_back"):
            return 0
        return max(((self.answered_on or day) - self.answer_by).days, 0)
