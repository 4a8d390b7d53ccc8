"""What belongs to a partnership: its rounds, and its copies of what organisations hand in; and who reads at all."""

from django.db import models
from django.db.models import Q

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import QuestionSet
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.lifecycle import COPY, ROUND
from lineofsight.know.self_assessments.models.own import Submission


class Reader(models.Model):
    """Whoever an organisation may hand its assessment in to: a partnership, or a commissioner or board that reads in
    one's place here. Every organisation sees their names, so that it can choose."""

    class Kind(models.TextChoices):
        """What a reader is."""

        PARTNERSHIP = "partnership", "Safeguarding children partnership"
        COMMISSIONER = "commissioner", "Commissioner"
        ADULTS_BOARD = "adults_board", "Safeguarding adults board"

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)
    # Whose people read for it; none: the partnership's own.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    # The question set it asks more; none: it asks what everybody asks.
    overlay = models.CharField(max_length=40, blank=True)
    # Since when it is offered to nobody; what it was handed before is kept.
    until = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "ref", "partnership", "kind", "name", "organisation", "overlay", "until", "created_at"),
    )

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(kind="partnership"), name="one_reader_for_a_partnership"
            ),
            models.UniqueConstraint(fields=["partnership", "name"], name="one_reader_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Round(Record):
    """A partnership's asking: of which kinds of organisation, which questions, by when."""

    KIND = "self_assessments.round"
    LIFECYCLE = ROUND

    name = models.CharField(max_length=120)
    question_set = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    kinds = models.JSONField(default=list)
    due = models.DateField()
    # What was signed on this day or later counts: whoever has just handed it in elsewhere is not asked again.
    since = models.DateField()
    # The items read closely this time.
    focus = models.JSONField(default=list)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "name", "question_set", "edition", "kinds", "due", "since", "focus"),
    )

    class Meta:
        indexes = [models.Index(fields=["partnership", "-due"], name="rounds_latest_first")]

    @property
    def title(self) -> str:
        """What the round is called."""
        return self.name

    @property
    def questions(self) -> QuestionSet:
        """What is asked."""
        return library.question_set(self.question_set, self.edition)


class Copy(Record):
    """One reader's copy of one organisation's assessment in a round: what it expects, then what it received, and what
    it makes of it. Another reader's copy has a state of its own."""

    KIND = "self_assessments.copy"
    LIFECYCLE = COPY

    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="copies")
    reader = models.ForeignKey(Reader, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    question_set = models.CharField(max_length=40)
    # Who was invited; nobody, where it came unasked.
    asked = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="copies")
    received_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "round", "reader", "organisation", "question_set", "asked", "submission", "received_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "reader", "organisation"], name="one_copy_in_a_round"),
            models.UniqueConstraint(
                fields=["reader", "organisation", "question_set"], condition=Q(round=None), name="one_copy_unasked"
            ),
        ]
        indexes = [models.Index(fields=["round", "state", "submission"], name="copies_of_a_round")]

    @property
    def title(self) -> str:
        """What the copy is called."""
        return (
            f"{self.organisation.name}: {library.newest(self.question_set).title[0].lower()}"
            + (library.newest(self.question_set).title[1:])
        )
