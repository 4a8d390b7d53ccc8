from datetime import date

from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import REVIEW_POINT
from lineofsight.lead.business_plan.models.plan import Plan


class ReviewPoint(Record):
    """A day on which a plan is looked at on the way: what is looked at, and what was found."""

    KIND = "business_plan.review_point"
    LIFECYCLE = REVIEW_POINT

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="review_points")
    on = models.DateField()
    about = models.CharField(max_length=200)
    found = models.TextField(blank=True)
    found_on = models.DateField(null=True)
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "plan", "on", "about", "found", "found_on", "found_by"),
    )

    class Meta:
        ordering = ["on", "id"]

    @property
    def title(self) -> str:
        """The point as it is called in lists."""
        return self.about

    def late_on(self, day: date) -> int:
        """Days by which it is late on a day; none where it was held, or is not to be."""
        return max((day - self.on).days, 0) if self.state == "planned" else 0
