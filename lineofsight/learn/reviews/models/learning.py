from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import InRoom, Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.core.thread.models import Expected, LearningPoint, PointKind, PracticeArea, Tested, TestMethod, Theme
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import LEARNING_DRAFT
from lineofsight.learn.reviews.models.incident import Incident
from lineofsight.learn.reviews.rules.learning import STAGES


class LearningDraft(Record):
    """What an incident taught, in words that stay in its room until a second person has read them and let them out."""

    KIND = "reviews.learning_draft"
    LIFECYCLE = LEARNING_DRAFT

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="learning_drafts")
    stage = models.CharField(max_length=8, choices=list(STAGES.items()))
    kind = models.CharField(max_length=12, choices=PointKind)
    area = models.CharField(max_length=14, choices=PracticeArea)
    themes = models.ManyToManyField(Theme, related_name="+")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    released_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    released_on = models.DateField(null=True)
    # What it became in the thread.
    point = models.ForeignKey(LearningPoint, on_delete=models.PROTECT, null=True, related_name="+")
    text = SealedText()
    # Why it was sent back.
    why_back = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            *Record.COMMON, "room", "incident", "stage", "kind", "area", "themes", "written_by", "released_by",
            "released_on", "point",
        ),
        sealed=("text", "why_back"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    @property
    def title(self) -> str:
        """What it is called: the key of its incident."""
        return self.incident.title


class DraftedAction(InRoom):
    """What somebody is to do about it once it is released, and how its effect will be tested."""

    draft = models.ForeignKey(LearningDraft, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    expected = models.CharField(max_length=12, choices=Expected)
    tests = models.CharField(max_length=12, choices=Tested)
    method = models.CharField(max_length=12, choices=TestMethod)
    planned_on = models.DateField()
    tester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    measure = SealedText()
    expected_change = SealedText()

    SAID = ("text", "measure", "expected_change")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            *InRoom.COMMON, "draft", "owner", "organisation", "due", "expected", "tests", "method", "planned_on",
            "tester",
        ),
        sealed=SAID,
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
