from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import InRoom, Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import INCIDENT


class Incident(Record):
    """A serious incident, in its sealed room: one incident, one or more children.

    Two days that are never confused: when it happened, which is sealed, and when the council became aware, which
    starts the clock.
    """

    KIND = "reviews.incident"
    LIFECYCLE = INCIDENT

    room = models.OneToOneField(Room, on_delete=models.PROTECT, related_name="+")
    # None once its room was erased.
    referred_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    aware_on = models.DateField()
    aware_time = models.CharField(max_length=5, blank=True)
    notified_on = models.DateField(null=True)
    # The first time a rapid review went to the Panel: what the clock is judged by, whatever was sent later.
    sent_on = models.DateField(null=True)
    # The edition of the clocks it was opened under.
    edition = models.CharField(max_length=20)
    # As it is known: "2026-04-02", "~2026-03", and its time of day if that is known.
    happened_when = SealedText()
    happened_in = SealedText()
    place = SealedText()
    what_happened = SealedText()
    harm = SealedText()
    abuse = SealedText()
    siblings = SealedText()
    siblings_safe = SealedText()
    known_to = SealedText()
    police = SealedText()
    coroner = SealedText()
    referrer_view = SealedText()
    # Names of others that give way in the pseudonymous edition, a line each: "Jane Example = Mother".
    other_names = SealedText()

    SEALED = (
        "happened_when", "happened_in", "place", "what_happened", "harm", "abuse", "siblings", "siblings_safe",
        "known_to", "police", "coroner", "referrer_view", "other_names",
    )  # fmt: skip
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            *Record.COMMON, "room", "referred_by", "aware_on", "aware_time", "notified_on", "sent_on", "edition",
        ),
        sealed=SEALED,
    )  # fmt: skip

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["partnership", "state"], name="incidents_by_state")]

    @property
    def title(self) -> str:
        """What it is called everywhere: its key."""
        return self.room.label

    @property
    def year(self) -> str:
        """The financial year in which the council became aware."""
        return Period.financial_year_of(self.aware_on).short_label


class Child(InRoom):
    """A child the incident is about. Only the age band stands outside the seal."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="children")
    band = models.CharField(max_length=10)
    name = SealedText()
    # The day of birth, or, of a child not born yet, the day expected; as it is known.
    born = SealedText()
    unborn = SealedText()
    # What came of it for this child: "died", "harmed" or "neither"; empty while that is not said.
    harm = SealedText()
    sex = SealedText()
    ethnicity = SealedText()
    legal_status = SealedText()
    lives_in = SealedText()
    lives_with = SealedText()

    SEALED = ("name", "born", "unborn", "harm", "sex", "ethnicity", "legal_status", "lives_in", "lives_with")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "incident", "band"),
        sealed=SEALED,
    )

    class Meta:
        ordering = ["id"]
