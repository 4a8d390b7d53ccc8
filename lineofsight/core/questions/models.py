from typing import ClassVar

from django.db import models

from lineofsight.core.questions.rules import Given
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Answered(models.Model):
    """What an answer and every line of its history hold."""

    COMMON: ClassVar[tuple[str, ...]] = (
        "id", "sheet", "item", "n", "value", "not_applicable", "carried", "changed", "by_link", "at",
    )  # fmt: skip
    PERSONAL: ClassVar[tuple[str, ...]] = ("note", "by")

    item = models.CharField(max_length=60)
    # How often it was given: whoever saves says which they saw, so that nobody overwrites what they have not read.
    n = models.PositiveIntegerField(default=1)
    value = models.TextField(blank=True)
    note = models.TextField(blank=True)
    not_applicable = models.BooleanField(default=False)
    # Given before and not yet said to be still true; and whether the question was worded otherwise then.
    carried = models.BooleanField(default=False)
    changed = models.BooleanField(default=False)
    by = models.CharField(max_length=60)
    by_link = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.item}, {self.n}"

    @property
    def given(self) -> Given:
        """What it says, as the rules see it."""
        return Given(self.value, self.note, self.not_applicable)


class Answer(Answered):
    """The answer that stands for one item of a sheet. A module's own table adds the foreign key `sheet`, with
    `related_name="answers"`, and the constraint of one answer to an item."""

    class Meta(Answered.Meta):
        abstract = True


class AnswerChange(Answered):
    """One time an answer was given, never changed. A module's own table adds the foreign key `sheet`, with
    `related_name="answer_changes"`."""

    class Meta(Answered.Meta):
        abstract = True


class Presence(models.Model):
    """That somebody has a page of a sheet open: seen there by whoever opens it too. Nothing is decided by it."""

    sheet_ref = models.CharField(max_length=10)
    page = models.CharField(max_length=60)
    person_ref = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="one_hour",
        internal=("id", "sheet_ref", "page", "person_ref", "at"),
        personal=("label",),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet_ref", "page", "person_ref"], name="one_presence_on_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.person_ref} on {self.page}"
