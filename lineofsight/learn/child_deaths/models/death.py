from datetime import date

from django.db import models

from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.rules import AGE_BANDS
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.lifecycle import DEATH
from lineofsight.learn.child_deaths.rules.reviewing import RESIDENCE


class Death(Record):
    """A child's death under review. Outside its room it is a key, an age band, a year and a state.

    What tables are made of (age, category, `Background`) is kept as codes and leaves only in tables that were
    protected; who the child was is sealed.
    """

    KIND = "child_deaths.death"
    LIFECYCLE = DEATH

    room = models.OneToOneField(Room, on_delete=models.PROTECT, related_name="+")
    name = SealedText()
    nhs_number = SealedText()
    # Why there is no NHS number, a key of the rules.
    none_because = models.CharField(max_length=20, blank=True)
    # By which the same number is found again: made with a key outside the database, which it names.
    number_mark = models.CharField(max_length=80, blank=True)
    born = SealedText()
    died = SealedText()
    known_at = SealedText()
    address = SealedText()
    place = SealedText()
    age = models.CharField(max_length=10, choices=AGE_BANDS)
    # The first day of the month of death.
    month = models.DateField()
    notified_on = models.DateField()
    residence = models.CharField(max_length=20, blank=True, choices=RESIDENCE)
    # The area it came from or went to, and since when.
    area = models.CharField(max_length=100, blank=True)
    transferred_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    ready_on = models.DateField(null=True)
    agreed_on = models.DateField(null=True)
    # The key under which it stays in the register, where it was in it twice.
    twin_key = models.CharField(max_length=7, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*Record.COMMON, "room", "age", "month", "notified_on", "met_on", "ready_on", "agreed_on",
                  "twin_key"),
        personal=("none_because", "number_mark", "residence", "area", "transferred_on"),
        sealed=("name", "nhs_number", "born", "died", "known_at", "address", "place"),
    )  # fmt: skip

    class Meta:
        ordering = ["month", "id"]
        indexes = [models.Index(fields=["partnership", "number_mark"], name="deaths_by_number")]

    @property
    def key(self) -> str:
        """What stands for the child outside the room."""
        return self.room.key

    @property
    def year(self) -> str:
        """The financial year of death."""
        return Period.financial_year_of(self.month).short_label

    def months_old(self, today: date) -> int:
        """Months since the month of death: whole, so that no day can be read from it."""
        return max((today.year - self.month.year) * 12 + today.month - self.month.month, 0)
