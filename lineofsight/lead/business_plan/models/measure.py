from datetime import date

from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import MEASURE
from lineofsight.lead.business_plan.models.objective import Objective


class MeasureKind(models.TextChoices):
    """What a measure is: a figure that is collected anyhow, or something that is done once to find out."""

    INDICATOR = "indicator", "An indicator"
    AUDIT = "audit", "An audit"
    SURVEY = "survey", "A survey"


class Asks(models.TextChoices):
    """Which question a measure answers, as outcomes-based accountability asks them."""

    HOW_MUCH = "how_much", "How much did we do?"
    HOW_WELL = "how_well", "How well did we do it?"
    DIFFERENCE = "difference", "What difference did it make?"


# How much was done is no evidence of change.
SHOWS_CHANGE = (Asks.HOW_WELL, Asks.DIFFERENCE)


class Measure(Record):
    """How one will know about an objective: an indicator with its baseline and target, an audit, or a survey."""

    KIND = "business_plan.measure"
    LIFECYCLE = MEASURE

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=10, choices=MeasureKind)
    asks = models.CharField(max_length=10, choices=Asks)
    # What it looks at, in words; of an indicator, its name when it was chosen.
    text = models.CharField(max_length=300)
    indicator = models.CharField(max_length=80, blank=True)
    # The value it started from, as the observation it was then; what may be read of it is asked of that.
    baseline_ref = models.CharField(max_length=10, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    # By when the target is to be reached, or the day an audit or a survey is planned for.
    due = models.DateField()
    found = models.CharField(max_length=1000, blank=True)
    found_on = models.DateField(null=True)
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "objective", "kind", "asks", "text", "indicator", "baseline_ref", "target", "due", "found",
            "found_on", "found_by",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="indicator", indicator__gt="")
                | ~models.Q(kind="indicator") & models.Q(indicator=""),
                name="measure_by_indicator_names_one",
            )
        ]

    @property
    def title(self) -> str:
        """The measure as it is called in lists."""
        return self.text

    def late_on(self, day: date) -> int:
        """Days by which its result is late on a day; none where it is not."""
        return max((day - self.due).days, 0) if self.state == "planned" else 0
