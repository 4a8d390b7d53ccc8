from datetime import date

from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import InRoom, Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import ACCOUNT
from lineofsight.learn.reviews.models.incident import Incident


class Account(Record):
    """One agency's account: what it was asked, what it knows, or that it knows nothing. Read again by whoever gives
    it, and by nobody else outside the room."""

    KIND = "reviews.account"
    LIFECYCLE = ACCOUNT

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="accounts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    head_told_on = models.DateField(null=True)
    # What the agency is told: the children, and which years are asked about.
    brief = SealedText()
    author = SealedText()
    involved_from = SealedText()
    involved_to = SealedText()
    involvement = SealedText()
    good_practice = SealedText()
    early_learning = SealedText()
    immediate_action = SealedText()
    sources = SealedText()
    gaps = SealedText()

    SAID = (
        "author", "involved_from", "involved_to", "involvement", "good_practice", "early_learning",
        "immediate_action", "sources", "gaps",
    )  # fmt: skip
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*Record.COMMON, "room", "incident", "organisation", "lead", "due_on", "head_told_on"),
        sealed=("brief", *SAID),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["incident", "organisation"], name="one_account_of_an_agency")]

    @property
    def is_written(self) -> bool:
        """Whether it tells of anything: then it is given, else a nil return says so. Who writes tells of nothing."""
        return any(getattr(self, name) for name in self.SAID if name != "author") or self.episodes.exists()

    def late_on(self, day: date) -> bool:
        """Whether it is late on a day."""
        return self.state == "asked" and day > self.due_on


class Episode(InRoom):
    """Something that happened, as one agency tells it. Of two that tell of one thing, one stands under the other, and
    both sources are kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="episodes")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    # Whether the reviewers hold it to be a key practice episode.
    key = models.BooleanField(default=False)
    when = SealedText()
    what = SealedText()
    who = SealedText()
    source = SealedText()
    analysis = SealedText()

    SAID = ("when", "what", "who", "source")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "account", "merged_into", "key"),
        sealed=(*SAID, "analysis"),
    )

    class Meta:
        ordering = ["id"]

    @property
    def worked_on(self) -> bool:
        """Whether those who review it made something of it: it is not taken out any more."""
        return self.key or bool(self.analysis) or self.merged_into_id is not None or self.merged.exists()
