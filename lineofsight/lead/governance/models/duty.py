from datetime import date

from django.db import models

from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import YEARLY_DUTY
from lineofsight.lead.governance.rules.duties import Duty, editions


class YearlyDuty(Record):
    """One duty of one year: by which day, and what shows that it was met. It keeps the edition it was made from."""

    KIND = "governance.yearly_duty"
    LIFECYCLE = YEARLY_DUTY

    key = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    # The calendar year in which the edition has it fall due, which stays when its day is moved.
    year = models.PositiveSmallIntegerField()
    due = models.DateField()
    met_on = models.DateField(null=True)
    shown_by = models.CharField(max_length=300, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "key", "edition", "year", "due", "met_on", "shown_by"),
    )

    class Meta:
        ordering = ["due", "id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "key", "year"], name="a_duty_once_a_year")]

    @property
    def duty(self) -> Duty:
        """What it asks, as its edition says."""
        found = editions()[self.edition].duty(self.key)
        assert found is not None, "editions are kept, and so are their keys"  # noqa: S101 - for the type checker
        return found

    @property
    def title(self) -> str:
        """The duty as it is called in lists."""
        return self.duty.title

    def late_on(self, day: date) -> int:
        """Days by which it is late, or was met late."""
        return 0 if self.state == "set_aside" else max(((self.met_on or day) - self.due).days, 0)
