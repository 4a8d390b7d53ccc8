"""An answer others could learn from: shown to nobody before its organisation agrees, and then in its own words."""

from django.db import models

from lineofsight.core.questions.rules import QuestionSet
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.lifecycle import EXAMPLE
from lineofsight.know.self_assessments.models.asking import Copy
from lineofsight.know.self_assessments.models.own import Submission, SubmittedAnswer


class Example(Record):
    """A good example: which answer, why the reader asks, and the organisation's own words once it has agreed."""

    KIND = "self_assessments.example"
    LIFECYCLE = EXAMPLE

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="examples")
    # As it was handed in then: a later answer is another.
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=60)
    why = models.TextField()
    words = models.TextField(blank=True)
    # Whether the organisation may be named with it.
    named = models.BooleanField(default=False)
    # Whether anybody may read it, without an account.
    public = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "copy", "submission", "item", "named", "public"),
        personal=("why", "words"),
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["copy", "item"],
                condition=models.Q(state__in=("asked", "agreed")),
                name="one_example_of_an_answer",
            )
        ]

    @property
    def asked(self) -> QuestionSet:
        """The questions its answer was given to."""
        return self.submission.questions_for(self.copy.reader.ref)

    @property
    def answer(self) -> SubmittedAnswer:
        """The answer it is about."""
        return self.submission.answers.get(item=self.item)

    @property
    def title(self) -> str:
        """What the example is called."""
        return f"Example of {self.copy.organisation.name}"
