"""What a parent answers once for all its sites; and which answer of a site came from there."""

from django.db import models

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation
from lineofsight.core.questions import library
from lineofsight.core.questions import models as questions
from lineofsight.core.questions.rules import QuestionSet
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.models.own import Assessment


class SharedSheet(models.Model):
    """What one parent, such as a trust, answers by one edition of a question set for all its sites.

    It is handed in to nobody and signed by nobody: each site says of each answer whether it is true of itself.
    """

    ref = Ref()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    question_set = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "ref", "organisation", "home", "question_set", "edition", "created_at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "question_set", "edition"], name="one_shared_sheet_of_an_edition"
            )
        ]

    def __str__(self) -> str:
        return f"shared sheet {self.ref}"

    @property
    def partnership_id(self) -> int:
        """In which partnership its pages are."""
        return self.home_id

    @property
    def questions(self) -> QuestionSet:
        """What can be answered in it."""
        return library.question_set(self.question_set, self.edition)

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.questions.title} {self.edition}"


class SharedAnswer(questions.Answer):
    """The answer a parent shares to one item."""

    sheet = models.ForeignKey(SharedSheet, on_delete=models.PROTECT, related_name="answers")

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=questions.Answered.COMMON,
        personal=questions.Answered.PERSONAL,
    )

    class Meta(questions.Answer.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["sheet", "item"], name="one_shared_answer_to_an_item")]


class SharedAnswerChange(questions.AnswerChange):
    """One time a parent shared an answer. Never changed."""

    sheet = models.ForeignKey(SharedSheet, on_delete=models.PROTECT, related_name="answer_changes")

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=questions.Answered.COMMON,
        personal=questions.Answered.PERSONAL,
    )

    class Meta(questions.AnswerChange.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["sheet", "item", "n"], name="one_shared_change_of_a_number")]


class SharedUse(models.Model):
    """That a site's answer to one item was filled in from what its parent shared: the site has to say that it is
    true."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="shared_uses")
    item = models.CharField(max_length=60)
    shared = models.ForeignKey(SharedSheet, on_delete=models.PROTECT, related_name="uses")
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION, retention="permanent", internal=("id", "assessment", "item", "shared", "at")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "item"], name="one_source_of_an_answer")]

    def __str__(self) -> str:
        return f"{self.item} of {self.assessment_id}"
