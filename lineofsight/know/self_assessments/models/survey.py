"""The same items asked of an organisation's staff: what is kept is how often each answer was given, and no reply."""

from django.db import models

from lineofsight.core.access.models import Ref
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.kernel.refs import new_ref
from lineofsight.know.self_assessments.models.own import Assessment


def new_code() -> str:
    """The code in a survey's address: nobody guesses it, and it names nobody."""
    return new_ref() + new_ref()


class Survey(models.Model):
    """An organisation asking its staff some items of its assessment, at one address for all of them."""

    ref = Ref()
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="surveys")
    code = models.CharField(max_length=20, unique=True, default=new_code)
    items = models.JSONField(default=list)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)
    # How many replied, and of how many the counts are shown: they move on in fives, so that no reply is seen alone.
    replies = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "ref", "assessment", "code", "items", "opened_at", "closed_at", "replies", "shown"),
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=models.Q(closed_at=None), name="one_open_survey_of_an_assessment"
            )
        ]

    def __str__(self) -> str:
        return f"survey {self.ref}"


class SurveyCount(models.Model):
    """How often one answer to one item was given, and how often of the replies that are shown."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="counts")
    item = models.CharField(max_length=60)
    value = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "survey", "item", "value", "number", "shown"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "item", "value"], name="one_count_of_an_answer")]

    def __str__(self) -> str:
        return f"{self.item}, {self.value}"
