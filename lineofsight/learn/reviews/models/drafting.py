from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import InRoom, Room, RoomFile
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import ACCURACY
from lineofsight.learn.reviews.models.local_review import LocalReview


class Draft(InRoom):
    """One numbered draft of the report, as a file of the room. The last is what is checked and signed."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="drafts")
    number = models.PositiveSmallIntegerField()
    kept = models.ForeignKey(RoomFile, on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField(max_length=60)
    # Whether what agencies said of the facts of the draft before counts for this one too, and why.
    checks_stand = models.BooleanField(default=False)
    changed = SealedText()
    stand_why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "number", "kept", "given_by", "checks_stand"),
        sealed=("changed", "stand_why"),
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["local_review", "number"], name="one_draft_of_a_number")]


class DraftReading(InRoom):
    """Who read a draft, and what came back. Never changed."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="readings")
    read_on = models.DateField()
    noted_by = models.CharField(max_length=60)
    who = SealedText()
    came_back = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "draft", "read_on", "noted_by"),
        sealed=("who", "came_back"),
    )

    class Meta:
        ordering = ["id"]


class AccuracyCheck(Record):
    """What one agency is shown of a draft, and whether its facts are right. Read by whoever answers it, and by nobody
    else outside the room."""

    KIND = "reviews.accuracy_check"
    LIFECYCLE = ACCURACY

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="checks")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    extract = SealedText()
    # Where the agency was asked and did not answer: why it is waited for no longer.
    withdrawn_why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*Record.COMMON, "room", "local_review", "draft", "organisation", "lead", "due_on"),
        sealed=("extract", "withdrawn_why"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["draft", "organisation"], name="one_check_of_a_draft")]


class AccuracyPoint(InRoom):
    """Something an agency says is not right, and what became of it: taken, or why not."""

    accuracy_check = models.ForeignKey(AccuracyCheck, on_delete=models.PROTECT, related_name="points")
    taken = models.BooleanField(null=True)
    said = SealedText()
    why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "accuracy_check", "taken"),
        sealed=("said", "why"),
    )

    class Meta:
        ordering = ["id"]
