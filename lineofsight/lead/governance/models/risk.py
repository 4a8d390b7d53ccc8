from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.lifecycle import RISK
from lineofsight.lead.governance.models.body import Body
from lineofsight.lead.governance.rules.risks import HIGHEST, LOWEST, band_of, days_unreviewed, score_of


class Risk(Record):
    """What may go wrong for the partnership: its cause and effect, what is done about it, who owns it.

    How likely and how grave it is stands in its scores, one for each time it was looked at.
    """

    KIND = "governance.risk"
    LIFECYCLE = RISK

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="risks")
    title = models.CharField(max_length=200)
    cause = models.CharField(max_length=600)
    effect = models.CharField(max_length=600)
    controls = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(default=clock.today)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "body", "title", "cause", "effect", "controls", "owner", "organisation", "reviewed_on",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    def unreviewed_on(self, day: date) -> int:
        """Days by which a look at it is late on a day; none where it is closed."""
        return 0 if self.state == "closed" else days_unreviewed(self.reviewed_on, day)


def from_one_to_five() -> models.PositiveSmallIntegerField:
    """A number from 1 to 5."""
    return models.PositiveSmallIntegerField(validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)])


class Score(models.Model):
    """How likely and how grave a risk was on the day it was looked at, what is aimed at, and why. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="scores")
    likelihood = from_one_to_five()
    impact = from_one_to_five()
    target_likelihood = from_one_to_five()
    target_impact = from_one_to_five()
    said = models.CharField(max_length=600, blank=True)
    scored_on = models.DateField(default=clock.today)
    scored_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "risk", "likelihood", "impact", "target_likelihood", "target_impact", "said",
            "scored_on", "scored_by",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(LOWEST, HIGHEST), impact__range=(LOWEST, HIGHEST),
                            target_likelihood__range=(LOWEST, HIGHEST), target_impact__range=(LOWEST, HIGHEST)),
                name="scored_from_one_to_five",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"score {self.ref}"

    @property
    def now(self) -> int:
        """The score on that day."""
        return score_of(self.likelihood, self.impact)

    @property
    def target(self) -> int:
        """The score aimed at."""
        return score_of(self.target_likelihood, self.target_impact)

    @property
    def band(self) -> tuple[str, str]:
        """What the score is called, and its colour."""
        return band_of(self.now)
