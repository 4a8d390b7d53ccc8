"""What belongs to the organisation: its assessment, open all year, and each time it was signed and handed in."""

from django.db import models

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.questions import library
from lineofsight.core.questions import models as questions
from lineofsight.core.questions.rules import Given, QuestionSet
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.lifecycle import ASSESSMENT

NOBODY_ELSE = "Nobody else has read it"


def asked_more(overlays: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The name and edition of each set that readers ask more, as they are kept."""
    return [(name, edition) for name, edition in overlays.values()]


class Assessment(models.Model):
    """One organisation's self-assessment by one edition of a question set: the sheet it answers, once for everybody.

    `home` is the partnership that first invited the organisation: whoever leads for it there may answer. Its rows are
    the organisation's own; a partnership reads what was handed in to it, by its copy.
    """

    LIFECYCLE = ASSESSMENT

    ref = Ref()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    question_set = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    # How often the organisation has begun anew: the highest is the one that is answered now.
    n = models.PositiveSmallIntegerField(default=1)
    short = models.BooleanField(default=False)
    state = models.CharField(max_length=30, default=ASSESSMENT.initial)
    readers: models.ManyToManyField = models.ManyToManyField("Reader", related_name="+")
    # What its readers ask more: by reader's ref, the name and edition of the set.
    overlays = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=(
            "id", "ref", "organisation", "home", "question_set", "edition", "n", "short", "state", "readers",
            "overlays", "created_at", "touched_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "question_set", "n"], name="one_assessment_of_a_number")
        ]

    def __str__(self) -> str:
        return f"assessment {self.ref}"

    @property
    def partnership_id(self) -> int:
        """In which partnership its own pages are: at home."""
        return self.home_id

    @property
    def questions(self) -> QuestionSet:
        """What it answers: the set, and after it what its readers ask more."""
        return library.laid_over(self.question_set, self.edition, asked_more(self.overlays))

    @property
    def state_now(self):
        """The state as the lifecycle's table describes it."""
        return self.LIFECYCLE.state(self.state)

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.questions.title} {self.edition}"


class Answer(questions.Answer):
    """The answer that stands for one item of an assessment."""

    sheet = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answers")

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=questions.Answered.COMMON,
        personal=questions.Answered.PERSONAL,
    )

    class Meta(questions.Answer.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["sheet", "item"], name="one_answer_to_an_item")]


class AnswerChange(questions.AnswerChange):
    """One time an answer was given. Never changed."""

    sheet = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answer_changes")

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=questions.Answered.COMMON,
        personal=questions.Answered.PERSONAL,
    )

    class Meta(questions.AnswerChange.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["sheet", "item", "n"], name="one_change_of_a_number")]


class Improvement(models.Model):
    """What the organisation will do about an answer that is not fully in place: who, by when, and how it will know."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="improvements")
    item = models.CharField(max_length=60)
    text = models.CharField(max_length=400)
    owner = models.CharField(max_length=120)
    measure = models.CharField(max_length=300)
    due = models.DateField()
    written_by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "assessment", "item", "text", "measure", "due", "written_by", "at"),
        personal=("owner",),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "item"], name="one_improvement_of_an_item")]

    def __str__(self) -> str:
        return f"about {self.item}"


class Step(models.Model):
    """One move an assessment made: who, when, from, to, why. Never changed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=60)
    from_state = models.CharField(max_length=30)
    to_state = models.CharField(max_length=30)
    at = models.DateTimeField(default=clock.now)
    actor_ref = models.CharField(max_length=60)
    by_link = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=(
            "id", "assessment", "move", "from_state", "to_state", "at", "actor_ref", "by_link", "reason",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.move


class Signing(models.Model):
    """That somebody was asked to sign: whom, in which role, and what they said."""

    class Outcome(models.TextChoices):
        """What became of it."""

        SIGNED = "signed", "Signed"
        SENT_BACK = "sent_back", "Sent back"
        TAKEN_BACK = "taken_back", "Taken back"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="signings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=120)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    # Whether whoever answered it signs it too, because there is nobody else.
    alone = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "assessment", "person", "asked_by", "asked_at", "outcome", "decided_at", "alone"),
        personal=("role", "comment"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=models.Q(outcome=""), name="one_asked_to_sign_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"to sign {self.assessment_id}"


class Submission(models.Model):
    """An assessment as it was signed and handed in, on a day. Never changed: a later one follows it."""

    ref = Ref()
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="submissions")
    n = models.PositiveSmallIntegerField()
    signed_by = models.CharField(max_length=120)
    signed_as = models.CharField(max_length=120)
    statement = models.CharField(max_length=300)
    comment = models.TextField(blank=True)
    signed_at = models.DateTimeField(default=clock.now)
    # What the organisation will do, as it stood then.
    improvements = models.JSONField(default=list)
    # What was asked more, by which reader, as it stood then.
    overlays = models.JSONField(default=dict)
    # Whether whoever answered it signed it, and nobody else has read it.
    alone = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "ref", "assessment", "n", "statement", "signed_at", "improvements", "overlays", "alone"),
        personal=("signed_by", "signed_as", "comment"),
    )

    class Meta:
        ordering = ["assessment", "n"]
        constraints = [models.UniqueConstraint(fields=["assessment", "n"], name="one_submission_of_a_number")]

    def __str__(self) -> str:
        return f"submission {self.ref}"

    @property
    def signature(self) -> str:
        """Who signed, and as what; and that nobody else has read it, where that is so."""
        return f"{self.signed_by}, {self.signed_as}" + (f". {NOBODY_ELSE}" if self.alone else "")

    @property
    def questions(self) -> QuestionSet:
        """What was answered."""
        return library.laid_over(self.assessment.question_set, self.assessment.edition, asked_more(self.overlays))

    def questions_for(self, reader_ref: str) -> QuestionSet:
        """What one reader asked: the set, and what it asked more itself."""
        own = {ref: pair for ref, pair in self.overlays.items() if ref == reader_ref}
        return library.laid_over(self.assessment.question_set, self.assessment.edition, asked_more(own))


class SubmittedAnswer(models.Model):
    """One answer as it was handed in, and what it comes to. Never changed."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=60)
    value = models.TextField(blank=True)
    note = models.TextField(blank=True)
    not_applicable = models.BooleanField(default=False)
    verdict = models.CharField(max_length=14, blank=True)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "submission", "item", "value", "not_applicable", "verdict"),
        personal=("note",),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "item"], name="one_answer_handed_in")]
        # Holds all that is counted by it, so that to count a round an index alone is read.
        indexes = [models.Index(fields=["submission", "item", "verdict"], name="verdicts_of_a_submission")]

    def __str__(self) -> str:
        return self.item

    @property
    def given(self) -> Given:
        """What it says, as the rules see it."""
        return Given(self.value, self.note, self.not_applicable)
