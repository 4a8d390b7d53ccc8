from django.db import models

from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.lifecycle import IMPACT_TEST
from lineofsight.core.thread.models.action import Action
from lineofsight.kernel.privacy import Ownership, Privacy


class TestMethod(models.TextChoices):
    """How an effect is tested."""

    __test__ = False

    AUDIT = "audit", "Audit"
    DATA = "data", "Figures"
    SURVEY = "survey", "Survey"
    OBSERVATION = "observation", "Observation of practice"
    VOICE = "voice", "What children and families say"


class Tested(models.TextChoices):
    """What a test tests: that an arrangement is there is not yet that practice changed."""

    ARRANGEMENT = "arrangement", "The arrangement: whether it is there and used"
    PRACTICE = "practice", "Practice: whether people work differently"
    EXPERIENCE = "experience", "Children’s experience: whether their lives are different"


class Result(models.TextChoices):
    """What a test found (statutory.md §1.7)."""

    NO_CHANGE = "no_change", "No change"
    SOME = "some", "Some change"
    SUSTAINED = "sustained", "Sustained change"


class ImpactTest(Record):
    """A test of whether an action had the effect it was meant to have: by whom, how, when, what was found."""

    KIND = "thread.impact_test"
    LIFECYCLE = IMPACT_TEST

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="tests")
    method = models.CharField(max_length=12, choices=TestMethod)
    tests = models.CharField(max_length=12, choices=Tested)
    expected_change = models.CharField(max_length=300)
    planned_on = models.DateField()
    tester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=Result, blank=True)
    found = models.CharField(max_length=1000, blank=True)
    found_on = models.DateField(null=True)
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "action", "method", "tests", "expected_change", "planned_on", "tester", "result", "found",
            "found_on", "found_by",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["planned_on", "id"]
        # Holds all that a thread counts of tests.
        indexes = [
            models.Index(
                fields=["partnership", "action", "state", "found_on", "tests", "result"], name="tests_of_an_action"
            )
        ]

    @property
    def title(self) -> str:
        """The test as it is called in lists."""
        return self.expected_change
